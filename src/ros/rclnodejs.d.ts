/** The addon of rclnodejs, which its own declarations leave out. */
declare module 'rclnodejs/lib/native_loader.js' {
  const native: unknown;
  export default native;
}
