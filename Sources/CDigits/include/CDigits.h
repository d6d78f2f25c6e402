#ifndef CDIGITS_H
#define CDIGITS_H

#include <stddef.h>

// The digits of data/digits.csv.
enum { MNEME_DIGITS = 1797, MNEME_DIGIT_PIXELS = 64 };

// Writes the grey levels, from 0 to 16, image by image and row by row: MNEME_DIGITS times
// MNEME_DIGIT_PIXELS numbers; and which digit each image shows: MNEME_DIGITS numbers from 0 to 9.
// Returns how many lines of the file held as many numbers as they should.
size_t mneme_digits(double *levels, int *digits);

#endif
