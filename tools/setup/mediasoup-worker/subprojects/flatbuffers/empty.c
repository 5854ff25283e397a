/* A static library needs at least one source; the code is in the shared library of the distribution. */
typedef int bakylau_empty_source;
