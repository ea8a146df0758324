/** So long a press waits for the page's scripts; should they never come, it is sent as without them. */
const PATIENCE_MS = 10_000

/**
 * On a slow network a page can be read, and pressed, before its scripts are there. A press on a button that asks
 * first is kept until it can ask: money must not move unasked because somebody was quick.
 */
const KEEP_PRESS = `addEventListener('submit', function (event) {
  var button = event.submitter
  if (!button || !button.hasAttribute('data-asks-first')) return
  event.preventDefault()
  if (button.hasAttribute('data-pressed')) return
  button.setAttribute('data-pressed', '')
  setTimeout(function () {
    if (!button.hasAttribute('data-asks-first')) return
    button.removeAttribute('data-asks-first')
    button.click()
  }, ${PATIENCE_MS})
}, true)`

export function EarlyPresses({ nonce }: { nonce: string | undefined }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the constant above, before any other script
  return <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: KEEP_PRESS }} />
}
