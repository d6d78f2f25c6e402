#include "CDigits.h"

#pragma clang diagnostic ignored "-Wc23-extensions"
static const unsigned char text[] = {
#embed "../../data/digits.csv"
};

// A line is 64 levels and the digit, with commas between.
size_t mneme_digits(double *levels, int *digits) {
  size_t lines = 0;
  size_t column = 0;
  int value = -1;
  for (size_t i = 0; i < sizeof text && lines < MNEME_DIGITS; i++) {
    const unsigned char c = text[i];
    if (c >= '0' && c <= '9') {
      value = (value < 0 ? 0 : value) * 10 + (c - '0');
      continue;
    }
    if (c == ',') {
      if (column < MNEME_DIGIT_PIXELS) levels[lines * MNEME_DIGIT_PIXELS + column] = value;
      column++;
      value = -1;
      continue;
    }
    if (c == '\n') {
      if (column != MNEME_DIGIT_PIXELS || value < 0) return lines;
      digits[lines] = value;
      lines++;
      column = 0;
      value = -1;
    }
  }
  return lines;
}
