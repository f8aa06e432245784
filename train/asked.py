"""What generated questions ask, by number: the relations and orders that src/cli/dataset/scenes writes under "asked"."""
RELATIONS = [
    'left of', 'right of', 'in front of', 'behind', 'above', 'below', 'over', 'under', 'on', 'near', 'next to', 'far from',
    'between',
]
ORDERS = ['left', 'right', 'near', 'far', 'top', 'bottom', 'large', 'small', 'tall', 'short']
RANKS = 4  # First, second, third, and what comes later.


def numbered(question):
    """Rows of (kind, value, value): 0 relation and whether denied, 1 relation and the mark of an anchor, 2 order and rank,
    3 order's anchor."""
    asked = question.get('asked', {})
    for held in asked.get('relations', []):
        if held['relation'] in RELATIONS:
            number = RELATIONS.index(held['relation'])
            yield 0, number, int(bool(held.get('negated')))
            for mark in held['anchors']:
                yield 1, number, mark - 1
    order = asked.get('order')
    if order and order['axis'] in ORDERS:
        rank = order['rank'] if order['rank'] > 0 else RANKS
        yield 2, ORDERS.index(order['axis']), min(rank, RANKS) - 1
        if 'anchor' in order:
            yield 3, ORDERS.index(order['axis']), order['anchor'] - 1
