import type { ChildProcess } from 'node:child_process'

/** The first word of a forked process; rejects when it ends without one. */
export function firstWordOf<Word>(child: ChildProcess): Promise<Word> {
  return new Promise((done, fail) => {
    child.once('message', (word) => done(word as Word))
    child.once('exit', (code) => fail(new Error(`the process ended with ${code} before it was ready`)))
  })
}
