import type { TourState } from '#app/contracts/views/shell.ts'
import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { classes } from '../ui/classes.ts'
import { Icon } from '../ui/icon.tsx'
import { tourPath } from './tour-path.ts'

/** The way through the demonstration, with how far its reader is. */
export function Tour({ tour }: { tour: TourState | null }) {
  const { home: words } = useText()
  const steps = words.tourSteps
  const done = tour?.step ?? 0
  const isOver = done >= steps.length
  const next = isOver ? 0 : done
  return (
    <Card title={words.tour} aside={tour && words.tourDone(done, steps.length)} hint={words.tourLead}>
      {/* Before it is begun a phone has better things to show than its steps. */}
      <ol
        className={classes(
          'mb-4 grid grid-cols-1 gap-x-5 gap-y-2 sm:grid-cols-2 lg:grid-cols-5',
          !tour && 'max-sm:hidden',
        )}
      >
        {steps.map(([title], index) => (
          <li
            key={title}
            aria-current={index === done && tour ? 'step' : undefined}
            className="flex items-center gap-2 text-sm"
          >
            <span className="flex size-6 shrink-0 items-center justify-center rounded-full bg-accent-soft font-semibold text-accent-strong">
              {index < done ? <Icon name="check" /> : index + 1}
            </span>
            {title}
          </li>
        ))}
      </ol>
      <form method="post" action={paths.preferences}>
        <input type="hidden" name="back" value={tourPath(next, paths.home)} />
        <Button type="submit" name="tour" value={next} tone={tour ? 'secondary' : 'primary'}>
          {isOver ? words.tourAgain : tour ? words.tourResume(next + 1) : words.tourStart}
        </Button>
      </form>
    </Card>
  )
}
