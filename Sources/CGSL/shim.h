#include <gsl/gsl_errno.h>
#include <gsl/gsl_roots.h>

// The solver types are mutable globals, which Swift 6 does not let us touch.
static inline const gsl_root_fsolver_type *cgsl_brent_solver_type(void) { return gsl_root_fsolver_brent; }
