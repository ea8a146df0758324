import { useViewer } from './shell/use-viewer.ts'

/** Says in a form whose page it stands on: sent after another has signed in in this browser, it is refused. */
export function ReaderMark() {
  const viewer = useViewer()
  return viewer && <input type="hidden" name="readBy" value={`${viewer.userId} ${viewer.organisation.id}`} />
}
