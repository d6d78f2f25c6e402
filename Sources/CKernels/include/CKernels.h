void mneme_kernels_placeholder(void);
