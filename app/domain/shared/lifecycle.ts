/**
 * A lifecycle is a table: from a state, an event leads to a state. Types, buttons, drawings, the database's
 * guard and the test over every (state, event) pair all derive from the one table.
 */
export interface Lifecycle<State extends string, Event extends string> {
  readonly name: string
  readonly states: readonly State[]
  readonly initial: State
  /** States a subject may also be born in, where the first move needs no waiting. */
  readonly births?: readonly State[]
  readonly moves: { readonly [From in State]: Partial<Record<Event, State>> }
}

/** Where the event leads, or null when the table has no such move. */
export function nextState<State extends string, Event extends string>(
  lifecycle: Lifecycle<State, Event>,
  from: State,
  event: Event,
): State | null {
  return lifecycle.moves[from][event] ?? null
}

export function eventsFrom<State extends string, Event extends string>(
  lifecycle: Lifecycle<State, Event>,
  from: State,
): Event[] {
  return Object.keys(lifecycle.moves[from]) as Event[]
}

/** Every legal edge once, sorted: what the database's guard is filled with. */
export function edgesOf<State extends string, Event extends string>(
  lifecycle: Lifecycle<State, Event>,
): { from: State; to: State }[] {
  const seen = new Map<string, { from: State; to: State }>()
  for (const from of lifecycle.states) {
    for (const to of Object.values(lifecycle.moves[from]) as State[]) {
      if (from !== to) seen.set(`${from}>${to}`, { from, to })
    }
  }
  return [...seen.values()].sort((a, b) => `${a.from}>${a.to}`.localeCompare(`${b.from}>${b.to}`))
}
