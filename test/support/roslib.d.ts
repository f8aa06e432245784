/** The part of roslib that is used here: its own declarations leave out the extensions that Node's resolution wants. */
declare module 'roslib' {
  export class Ros {
    readonly isConnected: boolean;
    on(event: 'error' | 'close', listener: (event: unknown) => void): this;
    connect(url: string): Promise<void>;
    close(): void;
  }
  interface Named {
    readonly ros: Ros;
    readonly name: string;
  }
  export class Service<Request = object, Response = unknown> {
    constructor(options: Named & { readonly serviceType: string });
    callService(
      request: Request,
      callback: (response: Response) => void,
      failed: (error: string) => void,
    ): void;
  }
  export class Topic<Message = unknown> {
    constructor(options: Named & { readonly messageType: string });
    subscribe(callback: (message: Message) => void): void;
    unsubscribe(): void;
  }
  export class Action<Goal = object, Feedback = unknown, Result = unknown> {
    constructor(options: Named & { readonly actionType: string });
    sendGoal(
      goal: Goal,
      result: (result: Result) => void,
      feedback: (feedback: Feedback) => void,
      failed: (error: string) => void,
    ): string | undefined;
  }
}
