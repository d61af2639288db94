// OpenBLAS's C interface (Debian: libopenblas-dev).
#pragma once
#include <cblas.h>

// LAPACK's singular value decomposition, which OpenBLAS carries; its C header comes in another package.
// https://netlib.org/lapack/explore-html: sgesdd
void sgesdd_(
    const char *jobz, const int *m, const int *n, float *a, const int *lda, float *s, float *u, const int *ldu,
    float *vt, const int *ldvt, float *work, const int *lwork, int *iwork, int *info);
