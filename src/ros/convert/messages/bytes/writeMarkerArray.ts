import { CdrWriter } from '../../CdrWriter.ts';
import type { markersMessage } from '../scene/markersMessage.ts';
import { writeHeader, writePose, writeXyz } from './parts.ts';

type Markers = ReturnType<typeof markersMessage>['markers'];

/** A marker takes some 350 bytes. */
const MARKER_BYTES = 512;

/** visualization_msgs/MarkerArray, serialised: each marker costs rclnodejs 1.5 ms of the node's own thread. */
export const writeMarkerArray = ({ markers }: { readonly markers: Markers }): Buffer =>
  new CdrWriter(MARKER_BYTES * (markers.length + 1)).sequence(markers, writeMarker).finish();

const writeMarker = (of: Markers[number], writer: CdrWriter): void => {
  const { color, lifetime, texture, mesh_file: mesh } = of;
  writeHeader(writer, of.header).string(of.ns).int32(of.id).int32(of.type).int32(of.action);
  writePose(writer, of.pose);
  writeXyz(writer, of.scale)
    .float32(color.r)
    .float32(color.g)
    .float32(color.b)
    .float32(color.a)
    .int32(lifetime.sec)
    .uint32(lifetime.nanosec)
    .bool(of.frame_locked)
    // Ours have neither points with their colours nor pictures on them.
    .uint32(0)
    .uint32(0)
    .string(of.texture_resource);
  writeHeader(writer, texture.header)
    .string(texture.format)
    .bytes(texture.data)
    .uint32(0)
    .string(of.text)
    .string(of.mesh_resource)
    .string(mesh.filename)
    .bytes(mesh.data)
    .bool(of.mesh_use_embedded_materials);
};
