/** A binary heap of possible joins, cheapest first; equal costs leave in the order of entering. */
export class JoinQueue {
  readonly #costs: number[] = [];
  readonly #items: number[] = [];
  readonly #first: number[] = [];
  readonly #second: number[] = [];

  push(cost: number, first: number, second: number): void {
    const item = this.#first.length;
    this.#first.push(first);
    this.#second.push(second);
    const costs = this.#costs;
    const items = this.#items;
    let at = costs.length;
    costs.push(cost);
    items.push(item);
    while (at > 0) {
      const up = (at - 1) >> 1;
      if (costs[up]! <= cost) break;
      costs[at] = costs[up]!;
      items[at] = items[up]!;
      at = up;
    }
    costs[at] = cost;
    items[at] = item;
  }

  /** The cheapest join, or undefined when none is left. */
  pop(): { readonly cost: number; readonly first: number; readonly second: number } | undefined {
    const costs = this.#costs;
    const items = this.#items;
    if (costs.length === 0) return undefined;
    const top = items[0]!;
    const answer = { cost: costs[0]!, first: this.#first[top]!, second: this.#second[top]! };
    const cost = costs.pop()!;
    const item = items.pop()!;
    const n = costs.length;
    if (n === 0) return answer;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= n) break;
      if (child + 1 < n && costs[child + 1]! < costs[child]!) child++;
      if (costs[child]! >= cost) break;
      costs[at] = costs[child]!;
      items[at] = items[child]!;
      at = child;
    }
    costs[at] = cost;
    items[at] = item;
    return answer;
  }
}
