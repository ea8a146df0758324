// A thread does not inherit the TypeScript loader: this plain script registers it, whatever the current folder.
import { register } from 'tsx/esm/api'

register()
await import('./award-worker.ts')
