// Before rclnodejs: modules are evaluated in this order, and that one is not once this has thrown.
import './requireRos.ts';
import rclnodejs from 'rclnodejs';
import native from 'rclnodejs/lib/native_loader.js';

/**
 * The one import of rclnodejs, with the part of its interface that is used here. Its own declarations need the message
 * types that are generated where ROS is, and the project must type-check without it; messages are plain objects.
 */
export interface Rcl {
  init(context?: undefined, argv?: readonly string[]): Promise<void>;
  createLifecycleNode(name: string, namespace?: string): RosNode;
  createNode(
    name: string,
    namespace?: string,
    context?: undefined,
    options?: RosNodeOptions,
    args?: readonly string[],
    useGlobalArguments?: boolean,
  ): RosNode;
  spin(node: RosNode, timeoutMs?: number): void;
  shutdown(): void;
  isShutdown(): boolean;
  removeSignalHandlers(): void;
  /** Message class; throws where the interface is not installed. */
  require(type: string): unknown;
  readonly logging: { getLogger(name: string): RosLogger };
  readonly QoS: RosQosClass;
  readonly QoSOverridingOptions: { withDefaultPolicies(): object };
  readonly Parameter: new (name: string, type: number, value: unknown) => RosParameter;
  readonly ParameterDescriptor: new (
    name: string,
    type: number,
    description: string,
    readOnly: boolean,
    range: RosRange | null,
  ) => RosParameterDescriptor;
  readonly ParameterType: Readonly<Record<string, number>>;
  readonly FloatingPointRange: new (from: number, to: number, step: number) => RosRange;
  readonly IntegerRange: new (from: bigint, to: bigint, step: bigint) => RosRange;
  readonly ActionServer: new (
    node: RosNode,
    type: string,
    name: string,
    execute: (goal: RosGoal) => Promise<object>,
    goal: (request: object) => number,
    accepted: (goal: RosGoal) => void,
    cancel: (goal: RosGoal) => number,
    options?: { readonly resultTimeout: number },
  ) => { destroy(): void };
  readonly ActionClient: new (node: RosNode, type: string, name: string) => RosActionClient;
  readonly GoalResponse: { readonly ACCEPT: number; readonly REJECT: number };
  readonly CancelResponse: { readonly ACCEPT: number; readonly REJECT: number };
  readonly lifecycle: {
    readonly LifecycleNode: { readonly prototype: object };
    readonly CallbackReturnCode: {
      readonly SUCCESS: number;
      readonly FAILURE: number;
      readonly ERROR: number;
    };
  };
}

export interface RosNodeOptions {
  readonly enableRosout: boolean;
  readonly startParameterServices: boolean;
  readonly startTypeDescriptionService: boolean;
}

export interface RosQosClass {
  new (history: number, depth: number, reliability: number, durability: number): object;
  readonly profileSensorData: string;
  readonly HistoryPolicy: Readonly<Record<string, number>>;
  readonly ReliabilityPolicy: Readonly<Record<string, number>>;
  readonly DurabilityPolicy: Readonly<Record<string, number>>;
}

export interface RosLogger {
  debug(text: string): void;
  info(text: string): void;
  warn(text: string): void;
  error(text: string): void;
}

export interface RosParameter {
  readonly name: string;
  readonly type: number;
  readonly value: unknown;
}

export interface RosRange {
  readonly fromValue: number | bigint;
  readonly toValue: number | bigint;
  readonly step: number | bigint;
}

export interface RosParameterDescriptor {
  readonly type: number;
  readonly range: RosRange | null;
  additionalConstraints: string;
  toMessage(): Record<string, unknown>;
}

export interface RosPublisher {
  /** A Buffer is taken for a serialised message. */
  publish(message: object | Buffer): void;
  readonly subscriptionCount: number;
}

export interface RosSubscription {
  readonly topic: string;
}

export interface RosServiceResponse {
  send(message: object): void;
  readonly template: Record<string, unknown>;
}

export interface RosGoal {
  readonly goalId: { readonly uuid: Uint8Array };
  readonly request: { toPlainObject?(): object };
  readonly isActive: boolean;
  readonly isCancelRequested: boolean;
  execute(): void;
  publishFeedback(feedback: object): void;
  succeed(): void;
  abort(): void;
  canceled(): void;
}

export interface RosClientGoal {
  isAccepted(): boolean;
  getResult(): Promise<object>;
  readonly status: number | undefined;
  cancelGoal(): Promise<object>;
}

export interface RosActionClient {
  isActionServerAvailable(): boolean;
  sendGoal(goal: object, onFeedback?: (feedback: object) => void): Promise<RosClientGoal>;
  destroy(): void;
}

/** What the graph says about one publisher or subscription of a topic. */
export interface RosEndpoint {
  readonly node_name: string;
  readonly node_namespace: string;
  readonly topic_type: string;
  readonly qos_profile: { readonly reliability: number; readonly durability: number };
}

export interface RosNode {
  name(): string;
  namespace(): string;
  getLogger(): RosLogger;
  getFullyQualifiedName(): string;
  resolveTopicName(topic: string): string;
  getPublishersInfoByTopic(topic: string): readonly RosEndpoint[];
  getSubscriptionsInfoByTopic(topic: string): readonly RosEndpoint[];
  now(): { readonly nanoseconds: bigint };
  createPublisher(type: string, topic: string, options?: object): RosPublisher;
  destroyPublisher(publisher: RosPublisher): void;
  createSubscription(
    type: string,
    topic: string,
    options: object,
    callback: (message: never) => void,
  ): RosSubscription;
  destroySubscription(subscription: RosSubscription): void;
  createService(
    type: string,
    name: string,
    options: object,
    callback: (request: never, response: RosServiceResponse) => void,
  ): object;
  createClient(type: string, name: string): RosClient;
  destroyClient(client: RosClient): void;
  readonly context: { readonly handle: object };
  hasParameter(name: string): boolean;
  getParameterOverrides(): readonly RosParameter[];
  declareParameter(parameter: RosParameter, descriptor: RosParameterDescriptor): RosParameter;
  addPreSetParametersCallback(callback: (parameters: RosParameter[]) => RosParameter[]): void;
  addOnSetParametersCallback(
    callback: (parameters: readonly RosParameter[]) => {
      readonly successful: boolean;
      readonly reason: string;
    },
  ): void;
  addPostSetParametersCallback(callback: (parameters: readonly RosParameter[]) => void): void;
  /** Handles what waits, one message a topic, and returns; of a node that does not spin. */
  spinOnce(timeoutMs: number): void;
  destroy(): void;

  // Lifecycle.
  readonly currentState: { readonly id: number; readonly label: string };
  registerOnConfigure(callback: () => number): void;
  registerOnActivate(callback: () => number): void;
  registerOnDeactivate(callback: () => number): void;
  registerOnCleanup(callback: () => number): void;
  registerOnShutdown(callback: () => number): void;
  registerOnError(callback: () => number): void;
  configure(): { readonly label: string };
  activate(): { readonly label: string };
  deactivate(): { readonly label: string };
  cleanup(): { readonly label: string };
  shutdown(): { readonly label: string };
}

export interface RosClient {
  waitForService(timeoutMs: number): Promise<boolean>;
  isServiceServerAvailable(): boolean;
  /** Rejects when `signal` says so: see askService. */
  sendRequestAsync(request: object, options: { readonly signal: AbortSignal }): Promise<object>;
}

/** What rclnodejs keeps to itself of its addon. */
export interface RclNative {
  /** Sections of parameters that were given at start, in order; undefined when there are none. */
  getParameterOverrides(context: object): readonly unknown[] | undefined;
}

export const rcl = rclnodejs as unknown as Rcl;

export const rclNative = native as RclNative;

/**
 * No program ends beside a running middleware: its threads, and rclnodejs's own that waits for messages, would go on under
 * the destructors of their libraries, which is a segmentation fault or a corrupt heap now and then.
 */
process.on('exit', () => {
  try {
    if (!rcl.isShutdown()) rcl.shutdown();
  } catch (error) {
    console.error(`while ROS was shut down: ${String(error)}`);
  }
});
