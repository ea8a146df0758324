import type { Socket } from 'node:net'

/** So long the rest of a refused request is read; then the connection is cut. */
const PATIENCE_MS = 5_000

/**
 * A request that Node's parser refuses (an address or headers above 16 KB, no HTTP at all) is answered with a
 * sentence. What still comes is read and thrown away: closed at once, the connection would take the answer with it.
 */
export function answerUnparsed(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy()
  const [status, zh, en] =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? [
          '431 Request Header Fields Too Large',
          '网址或请求头过长，合计上限 16 KB。请缩短网址后再试。',
          'The address, or the headers beside it, are too long: 16 KB in all at most. Please shorten the address.',
        ]
      : ['400 Bad Request', '请求无法识别。', 'The request cannot be read.']
  const body = `${zh}\n${en}\n`
  socket.end(
    `HTTP/1.1 ${status}\r\nContent-Type: text/plain; charset=utf-8\r\nX-Content-Type-Options: nosniff\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  )
  socket
    .on('data', () => {})
    .on('error', () => {})
    .resume()
  const cut = setTimeout(() => socket.destroy(), PATIENCE_MS).unref()
  socket.once('close', () => clearTimeout(cut))
}
