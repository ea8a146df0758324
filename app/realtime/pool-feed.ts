import type { PoolSnapshot } from '#app/contracts/live.ts'

/** Faster than this, changes of one pool are told together: nobody reads faster. */
const GAP_MS = 60
const RETRY_MS = 1_000

export interface PoolFeed {
  /** A pool has changed, to this version at least; null when the version is not known. */
  changed(poolId: string, version: number | null): void
  /** Tells every pool anew: something may have been missed. */
  refreshAll(): void
  stop(): void
}

export interface PoolFeedSettings {
  load(poolId: string): Promise<PoolSnapshot | null>
  send(snapshot: PoolSnapshot): void
  /** Pools that somebody watches here; for the others nothing is loaded. */
  isWatched(poolId: string): boolean
  watched(): string[]
  onError(error: unknown): void
}

interface Track {
  sentVersion: number
  wantedVersion: number
  sentAtMs: number
  timer: NodeJS.Timeout | null
  isLoading: boolean
}

/**
 * Turns "it changed" into "this is how it stands": at once when the pool has been quiet, together with what
 * follows when it has not; the last change is always told, and versions never go backwards.
 */
export function startPoolFeed(settings: PoolFeedSettings): PoolFeed {
  const tracks = new Map<string, Track>()

  const look = async (poolId: string, track: Track): Promise<void> => {
    track.timer = null
    track.isLoading = true
    const wantedBefore = track.wantedVersion
    try {
      const snapshot = await settings.load(poolId)
      if (snapshot && snapshot.version > track.sentVersion) {
        track.sentVersion = snapshot.version
        settings.send(snapshot)
      }
    } catch (error) {
      settings.onError(error)
      track.timer = setTimeout(() => void look(poolId, track), RETRY_MS)
    }
    track.isLoading = false
    track.sentAtMs = performance.now()
    const isBehind = track.wantedVersion > Math.max(wantedBefore, track.sentVersion)
    if (isBehind) plan(poolId, track)
  }

  const plan = (poolId: string, track: Track): void => {
    if (track.timer || track.isLoading) return
    const waitMs = Math.max(0, track.sentAtMs + GAP_MS - performance.now())
    track.timer = setTimeout(() => void look(poolId, track), waitMs)
  }

  const changed = (poolId: string, version: number | null): void => {
    if (!settings.isWatched(poolId)) {
      clearTimeout(tracks.get(poolId)?.timer ?? undefined)
      tracks.delete(poolId)
      return
    }
    const track = tracks.get(poolId) ?? newTrack()
    tracks.set(poolId, track)
    const wanted = version ?? track.sentVersion + 1
    if (wanted <= track.sentVersion) return
    track.wantedVersion = Math.max(track.wantedVersion, wanted)
    plan(poolId, track)
  }

  return {
    changed,
    refreshAll: () => {
      for (const poolId of settings.watched()) changed(poolId, null)
    },
    stop: () => {
      for (const { timer } of tracks.values()) clearTimeout(timer ?? undefined)
      tracks.clear()
    },
  }
}

function newTrack(): Track {
  return {
    sentVersion: -1,
    wantedVersion: -1,
    sentAtMs: Number.NEGATIVE_INFINITY,
    timer: null,
    isLoading: false,
  }
}
