/** `npm start`: everything in one process, on a database of its own unless DATABASE_URL names one. */
const isDevelopment = process.argv.includes('--dev')
// React and Express look at it when they are loaded: it must be there before them.
process.env.NODE_ENV = isDevelopment ? 'development' : 'production'

const { start } = await import('./run-start.ts')
await start(isDevelopment ? 'development' : 'production')

export {}
