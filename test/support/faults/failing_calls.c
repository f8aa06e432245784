/*
 * Preloaded into a process under test: the n-th call of the C library's open, read, write or fork family fails, as it
 * does when a disk is full, a file unreadable or a limit reached. FAIL_CALL names the family, FAIL_NTH the call (from 1),
 * FAIL_ERRNO how; FAIL_UNDER (optional) counts only calls on files below that folder. FAIL_LOG gets the count at the end.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static atomic_int calls;
static const char *family, *under, *count_file;
static int nth, number, owner;

__attribute__((constructor)) static void configure(void) {
  family = getenv("FAIL_CALL");
  under = getenv("FAIL_UNDER");
  count_file = getenv("FAIL_LOG");
  nth = getenv("FAIL_NTH") ? atoi(getenv("FAIL_NTH")) : 0;
  number = getenv("FAIL_ERRNO") ? atoi(getenv("FAIL_ERRNO")) : EIO;
  owner = getpid();
}

__attribute__((destructor)) static void report(void) {
  if (!count_file || owner != getpid()) return;
  FILE *file = fopen(count_file, "w");
  if (!file) return;
  fprintf(file, "%d", atomic_load(&calls));
  fclose(file);
}

static int strikes(const char *name) {
  if (!family || strcmp(family, name) != 0) return 0;
  if (atomic_fetch_add(&calls, 1) + 1 != nth) return 0;
  errno = number;
  return 1;
}

static int counts_path(const char *path) { return !under || (path && strncmp(path, under, strlen(under)) == 0); }

static int counts_file(int fd) {
  if (!under) return fd > 2;
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return counts_path(path);
}

#define REAL(name) \
  static __typeof__(&name) real; \
  if (!real) *(void **)&real = dlsym(RTLD_NEXT, #name)

#define OPENING(name) \
  int name(const char *path, int flags, ...) { \
    REAL(name); \
    va_list rest; \
    va_start(rest, flags); \
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0; \
    va_end(rest); \
    if (counts_path(path) && strikes("open")) return -1; \
    return real(path, flags, mode); \
  }
OPENING(open)
OPENING(open64)

ssize_t read(int fd, void *to, size_t size) {
  REAL(read);
  if (counts_file(fd) && strikes("read")) return -1;
  return real(fd, to, size);
}

ssize_t pread64(int fd, void *to, size_t size, off64_t at) {
  REAL(pread64);
  if (counts_file(fd) && strikes("read")) return -1;
  return real(fd, to, size, at);
}

ssize_t write(int fd, const void *from, size_t size) {
  REAL(write);
  if (counts_file(fd) && strikes("write")) return -1;
  return real(fd, from, size);
}

pid_t fork(void) {
  REAL(fork);
  if (strikes("fork")) return -1;
  return real();
}
