/*
 * Preloaded into a process under test: its wall clock is off by as many nanoseconds as the file CLOCK_OFFSET_FILE says
 * (8 bytes, native), at every moment anew, as when somebody sets the system's time. The monotonic clock stays true.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <time.h>

static volatile long long *offset_ns;
static int (*real_gettime)(clockid_t, struct timespec *);
static int (*real_timedwait)(pthread_cond_t *, pthread_mutex_t *, const struct timespec *);
static int (*real_clockwait)(pthread_cond_t *, pthread_mutex_t *, clockid_t, const struct timespec *);

__attribute__((constructor)) static void open_offset(void) {
  const char *path = getenv("CLOCK_OFFSET_FILE");
  int file = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
  if (file >= 0) {
    void *page = mmap(0, sizeof(long long), PROT_READ, MAP_SHARED, file, 0);
    if (page != MAP_FAILED) offset_ns = page;
  }
}

static struct timespec shifted(struct timespec t, long long by) {
  long long ns = t.tv_sec * 1000000000LL + t.tv_nsec + by;
  struct timespec moved = {ns / 1000000000LL, ns % 1000000000LL};
  return moved;
}

int clock_gettime(clockid_t id, struct timespec *t) {
  if (!real_gettime) *(void **)&real_gettime = dlsym(RTLD_NEXT, "clock_gettime");
  int result = real_gettime(id, t);
  if (result == 0 && offset_ns && (id == CLOCK_REALTIME || id == CLOCK_REALTIME_COARSE)) *t = shifted(*t, *offset_ns);
  return result;
}

int gettimeofday(struct timeval *restrict t, void *restrict zone) {
  (void)zone;
  struct timespec now;
  int result = clock_gettime(CLOCK_REALTIME, &now);
  t->tv_sec = now.tv_sec;
  t->tv_usec = now.tv_nsec / 1000;
  return result;
}

time_t time(time_t *t) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  if (t) *t = now.tv_sec;
  return now.tv_sec;
}

/* Since 1970, not since boot: many condition variables wait by the monotonic clock. */
static int is_wall(const struct timespec *t) { return t->tv_sec > 1000000000; }

/* The kernel waits by the true clock: a deadline told by the stepped one is told to it in its own time. */
int pthread_cond_timedwait(pthread_cond_t *condition, pthread_mutex_t *mutex, const struct timespec *until) {
  if (!real_timedwait) *(void **)&real_timedwait = dlvsym(RTLD_NEXT, "pthread_cond_timedwait", "GLIBC_2.3.2");
  if (!real_timedwait) *(void **)&real_timedwait = dlsym(RTLD_NEXT, "pthread_cond_timedwait");
  struct timespec real = offset_ns && is_wall(until) ? shifted(*until, -*offset_ns) : *until;
  return real_timedwait(condition, mutex, &real);
}

int pthread_cond_clockwait(pthread_cond_t *condition, pthread_mutex_t *mutex, clockid_t id, const struct timespec *until) {
  if (!real_clockwait) *(void **)&real_clockwait = dlsym(RTLD_NEXT, "pthread_cond_clockwait");
  struct timespec real = offset_ns && id == CLOCK_REALTIME ? shifted(*until, -*offset_ns) : *until;
  return real_clockwait(condition, mutex, id, &real);
}
