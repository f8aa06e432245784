/** Environment for child processes that use ROS 2, with the Fast DDS profile for images. Calling it twice adds nothing. */
export function rosEnvironment(base?: NodeJS.ProcessEnv): NodeJS.ProcessEnv;

/** A domain id from 1 to 100 that nobody on this machine uses. */
export function freeDomainId(random?: () => number): number;

/** `rosEnvironment` on this machine only, in a domain of its own; ROS_DOMAIN_ID is kept when it is set. */
export function isolatedRosEnvironment(base?: NodeJS.ProcessEnv): NodeJS.ProcessEnv;
