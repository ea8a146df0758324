import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { MultiSearchParams, Settings } from 'meilisearch'
import { afterAll } from 'vitest'
import { type Fields, FilterFault } from './filter.ts'
import { ApiFault, type Key, newKey, searchableBy } from './keys.ts'
import { SearchFault, searchDocuments } from './search.ts'

interface Index {
  primaryKey: string | null
  settings: Settings
  documents: Map<string, Fields>
}

interface Task {
  uid: number
  indexUid: string | null
  status: 'enqueued' | 'processing' | 'succeeded' | 'failed'
  type: string
  error: { message: string; code: string; type: string; link: string } | null
}

export type Mood = 'well' | 'refuses' | 'hangs'

/** A server that answers as the documentation of Meilisearch says, for tests where none is at hand. */
export interface MeiliDouble {
  readonly url: string
  readonly masterKey: string
  /** Every request in order: `POST /multi-search`. */
  readonly requests: readonly string[]
  indexes(): string[]
  /** What an index holds, by id. */
  documents(uid: string): ReadonlyMap<string, Fields>
  settings(uid: string): Settings
  feel(mood: Mood): void
}

const TASK_TAKES_MS = 3

export async function openMeiliDouble(): Promise<MeiliDouble> {
  const house = new House()
  const http = createServer((request, response) => void house.answer(request, response))
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done))
  afterAll(() => close(http))
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    masterKey: house.masterKey,
    requests: house.requests,
    indexes: () => [...house.indexes.keys()].sort(),
    documents: (uid) => house.indexOf(uid).documents,
    settings: (uid) => house.indexOf(uid).settings,
    feel: (mood) => {
      house.mood = mood
    },
  }
}

async function close(http: Server): Promise<void> {
  http.closeAllConnections()
  await new Promise((done) => http.close(done))
}

class House {
  readonly masterKey = 'a-master-key-of-sixteen-bytes'
  readonly indexes = new Map<string, Index>()
  readonly requests: string[] = []
  readonly keys: Key[] = []
  mood: Mood = 'well'
  readonly #tasks: Task[] = []
  #queue: Promise<void> = Promise.resolve()

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://double')
    this.requests.push(`${request.method} ${url.pathname}`)
    if (this.mood === 'hangs') return
    try {
      if (this.mood === 'refuses') throw new ApiFault(500, 'internal', 'the disk is full')
      const body = await readBody(request)
      const [status, answer] = this.#route(`${request.method}`, url, body, request.headers.authorization)
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer))
    } catch (fault) {
      const { status, code, message } = faultOf(fault)
      const link = `https://docs.meilisearch.com/errors#${code}`
      response.writeHead(status, { 'Content-Type': 'application/json' })
      response.end(JSON.stringify({ message, code, type: status === 403 ? 'auth' : 'invalid_request', link }))
    }
  }

  indexOf(uid: string): Index {
    const index = this.indexes.get(uid)
    if (!index) throw new ApiFault(404, 'index_not_found', `Index \`${uid}\` not found.`)
    return index
  }

  #route(method: string, url: URL, body: unknown, authorization: string | undefined): [number, unknown] {
    const [room = '', uid = '', part = '', detail = ''] = url.pathname.slice(1).split('/')
    if (room === 'multi-search') return [200, this.#multiSearch(body as MultiSearchParams, authorization)]
    if (authorization !== `Bearer ${this.masterKey}`)
      throw new ApiFault(403, 'invalid_api_key', 'The provided API key is invalid.')
    if (room === 'tasks') return [200, this.#taskOf(Number(uid))]
    if (room === 'keys') return method === 'POST' ? [201, this.#makeKey(body)] : [200, this.#listKeys()]
    if (room === 'swap-indexes') return [202, this.#enqueue('indexSwap', null, () => this.#swap(body))]
    if (room === 'indexes' && uid === '')
      return [202, this.#enqueue('indexCreation', (body as { uid: string }).uid, () => this.#create(body))]
    if (room !== 'indexes') throw new ApiFault(404, 'not_found', `no route ${url.pathname}`)
    return this.#routeOfIndex(`${method} ${part}${detail && `/${detail}`}`, uid, url.searchParams, body)
  }

  #routeOfIndex(route: string, uid: string, query: URLSearchParams, body: unknown): [number, unknown] {
    switch (route) {
      case 'GET ':
        return [200, { uid, primaryKey: this.indexOf(uid).primaryKey, createdAt: '', updatedAt: '' }]
      case 'DELETE ':
        return [202, this.#enqueue('indexDeletion', uid, () => this.#drop(uid))]
      case 'PATCH settings':
        return [202, this.#enqueue('settingsUpdate', uid, () => this.#set(uid, body as Settings))]
      case 'GET stats':
        return [200, { numberOfDocuments: this.indexOf(uid).documents.size, isIndexing: false }]
      case 'GET documents':
        return [200, this.#list(uid, query)]
      case 'POST documents': {
        const rows = body as Fields[]
        return [
          202,
          this.#enqueue('documentAdditionOrUpdate', uid, () => this.#add(uid, rows, query.get('primaryKey'))),
        ]
      }
      case 'POST documents/delete-batch': {
        const remove = () => {
          for (const id of body as string[]) this.indexOf(uid).documents.delete(id)
        }
        return [202, this.#enqueue('documentDeletion', uid, remove)]
      }
      default:
        throw new ApiFault(404, 'not_found', `no route ${route}`)
    }
  }

  #multiSearch({ queries }: MultiSearchParams, authorization: string | undefined) {
    const allowed = searchableBy(authorization, this.masterKey, this.keys)
    return {
      results: queries.map(({ indexUid, ...params }) => {
        if (!allowed(indexUid)) throw new ApiFault(403, 'invalid_api_key', 'The provided API key is invalid.')
        const { documents, settings } = this.indexOf(indexUid)
        return { indexUid, ...searchDocuments(documents.values(), settings, params) }
      }),
    }
  }

  /** Tasks are carried out one after the other, a moment later. */
  #enqueue(type: string, indexUid: string | null, work: () => void) {
    const task: Task = { uid: this.#tasks.length, indexUid, status: 'enqueued', type, error: null }
    this.#tasks.push(task)
    this.#queue = this.#queue.then(async () => {
      await sleep(TASK_TAKES_MS)
      task.status = 'processing'
      try {
        work()
        task.status = 'succeeded'
      } catch (fault) {
        const { code, message } = faultOf(fault)
        task.status = 'failed'
        task.error = { code, message, type: 'invalid_request', link: '' }
      }
    })
    const enqueuedAt = '2026-03-02T01:00:00Z'
    return { taskUid: task.uid, indexUid, status: 'enqueued', type, enqueuedAt }
  }

  #taskOf(uid: number): Task {
    const task = this.#tasks[uid]
    if (!task) throw new ApiFault(404, 'task_not_found', `Task \`${uid}\` not found.`)
    return task
  }

  #create(body: unknown): void {
    const { uid, primaryKey = null } = body as { uid: string; primaryKey?: string }
    if (this.indexes.has(uid))
      throw new ApiFault(400, 'index_already_exists', `Index \`${uid}\` already exists.`)
    this.indexes.set(uid, { primaryKey, settings: {}, documents: new Map() })
  }

  #drop(uid: string): void {
    this.indexOf(uid)
    this.indexes.delete(uid)
  }

  #set(uid: string, settings: Settings): void {
    if (!this.indexes.has(uid)) this.#create({ uid })
    const index = this.indexOf(uid)
    index.settings = { ...index.settings, ...settings }
  }

  #add(uid: string, rows: readonly Fields[], primaryKey: string | null): void {
    if (!this.indexes.has(uid)) this.#create({ uid, primaryKey })
    const index = this.indexOf(uid)
    const key = index.primaryKey ?? primaryKey ?? 'id'
    for (const row of rows) {
      const id = String(row[key] ?? '')
      if (!/^[\w-]{1,511}$/.test(id))
        throw new ApiFault(400, 'invalid_document_id', `\`${id}\` is no document id.`)
      index.documents.set(id, row)
    }
  }

  #swap(body: unknown): void {
    for (const { indexes } of body as { indexes: [string, string]; rename: boolean }[]) {
      const [a, b] = [this.indexOf(indexes[0]), this.indexOf(indexes[1])]
      this.indexes.set(indexes[0], b)
      this.indexes.set(indexes[1], a)
    }
  }

  #list(uid: string, query: URLSearchParams) {
    const fields = query.get('fields')?.split(',')
    const [limit, offset] = [Number(query.get('limit') ?? 20), Number(query.get('offset') ?? 0)]
    const all = [...this.indexOf(uid).documents.values()]
    const results = all
      .slice(offset, offset + limit)
      .map((row) => (fields ? Object.fromEntries(fields.map((name) => [name, row[name]])) : row))
    return { results, limit, offset, total: all.length }
  }

  #makeKey(body: unknown): Key {
    const key = newKey(body, this.masterKey)
    this.keys.push(key)
    return key
  }

  #listKeys() {
    return { results: this.keys, offset: 0, limit: 100, total: this.keys.length }
  }
}

function faultOf(fault: unknown): { status: number; code: string; message: string } {
  const { message } = fault as Error
  if (fault instanceof ApiFault) return fault
  if (fault instanceof FilterFault) return { status: 400, code: 'invalid_search_filter', message }
  if (fault instanceof SearchFault) return { status: 400, code: fault.code, message }
  return { status: 500, code: 'internal', message }
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString('utf8')
  return text === '' ? null : JSON.parse(text)
}
