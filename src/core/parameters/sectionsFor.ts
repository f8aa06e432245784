/** One section of a parameters file, or the rules of the command line: whom it names, and what it sets. */
export interface ParameterSection<T> {
  /** As written: `/**`, `spatial_llava`, `/robot1/spatial_llava`, `/**` + `/spatial_llava`. */
  readonly name: string;
  readonly parameters: readonly T[];
}

const escaped = (text: string): string => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');

/** A section's name as a pattern of full names: `/*` is one name, `/**` any number of them; no slash is the root. */
const patternOf = (name: string): RegExp => {
  const rooted = name.startsWith('/') ? name : `/${name}`;
  return new RegExp(`^${escaped(rooted).replaceAll('/**', '(?:/\\w+)*').replaceAll('/*', '/\\w+')}$`);
};

/**
 * The sections that apply to a node, in their order: of two that set the same parameter the later one holds, as rclcpp and
 * rclpy have it.
 *
 * @param node full name with its namespace, `/robot1/spatial_llava`
 */
export const sectionsFor = <T>(
  node: string,
  sections: readonly ParameterSection<T>[],
): readonly ParameterSection<T>[] => sections.filter(({ name }) => patternOf(name).test(node));

/** Sections that name this node in another namespace: most likely meant for it, and not applied. */
export const missedBy = <T>(
  node: string,
  sections: readonly ParameterSection<T>[],
): readonly ParameterSection<T>[] => {
  const own = node.slice(node.lastIndexOf('/') + 1);
  return sections.filter(({ name }) => name.split('/').at(-1) === own && !patternOf(name).test(node));
};
