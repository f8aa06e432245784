import { from, Observable, type OperatorFunction, type Subscription } from 'rxjs';

/**
 * Maps each value to a task, one at a time; of the values that arrive while a task runs only the newest is kept.
 * Overload policy: newest wins, at most one running and one waiting. A task that fails ends the stream: tasks return
 * failures as values.
 */
export const newestWhileBusy = <T, R>(
  task: (value: T) => Promise<R> | Observable<R>,
): OperatorFunction<T, R> => {
  return (source) =>
    new Observable<R>((subscriber) => {
      let running: Subscription | undefined;
      let waiting: { readonly value: T } | undefined;
      let sourceDone = false;

      const run = (value: T): void => {
        let emittedSynchronously = false;
        const inner = from(task(value)).subscribe({
          next: (result) => subscriber.next(result),
          error: (error: unknown) => subscriber.error(error),
          complete: () => {
            emittedSynchronously = true;
            running = undefined;
            const next = waiting;
            waiting = undefined;
            if (next) run(next.value);
            else if (sourceDone) subscriber.complete();
          },
        });
        if (!emittedSynchronously) running = inner;
      };

      const outer = source.subscribe({
        next: (value) => {
          if (running) waiting = { value };
          else run(value);
        },
        error: (error: unknown) => subscriber.error(error),
        complete: () => {
          sourceDone = true;
          if (!running) subscriber.complete();
        },
      });
      return () => {
        outer.unsubscribe();
        running?.unsubscribe();
        waiting = undefined;
      };
    });
};
