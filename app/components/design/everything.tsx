import { useText } from '#app/i18n/text.ts'
import { Card } from '../ui/card.tsx'
import { ButtonStates, FieldStates, FileStates } from './form-states.tsx'
import { Charts, DeskParts, Passing, SortingTable } from './live-parts.tsx'
import { Dialogs, PoolParts, Staircases, Tables } from './parts.tsx'
import {
  Badges,
  Buttons,
  Colours,
  Fields,
  Figures,
  Notices,
  Section,
  StepSamples,
  TypeScale,
} from './sections.tsx'
import { ErrorStates, PaletteStill, ShellParts } from './shell-parts.tsx'
import { AwardPicture, Icons, LongWords, Values } from './word-parts.tsx'

/** All of it once; `theme` tells its own parameters and ids from the other's. */
export function Everything({ theme }: { theme: string }) {
  const { design } = useText()
  return (
    <>
      <Section title={design.colours}>
        <Colours />
      </Section>
      <Section title={design.type}>
        <TypeScale />
      </Section>
      <Section title={design.icons}>
        <Icons />
      </Section>
      <Section title={design.buttons}>
        <Buttons />
        <ButtonStates />
      </Section>
      <Section title={design.fields}>
        <Fields />
        <FieldStates />
      </Section>
      <Section title={design.files}>
        <FileStates />
      </Section>
      <Section title={design.badges}>
        <Badges />
      </Section>
      <Section title={design.notices}>
        <Notices />
      </Section>
      <Section title={design.figures}>
        <Figures />
        <Values />
      </Section>
      <Section title={design.steps}>
        <StepSamples />
      </Section>
      <Section title={design.tables}>
        <Tables />
      </Section>
      <Section title={design.sorting}>
        <SortingTable name={theme} />
      </Section>
      <Section title={design.charts}>
        <Charts />
      </Section>
      <Section title={design.comparison}>
        <Card>
          <AwardPicture />
        </Card>
      </Section>
      <Section title={design.staircase}>
        <Staircases />
      </Section>
      <Section title={design.cards}>
        <PoolParts />
      </Section>
      <Section title={design.desks}>
        <DeskParts />
      </Section>
      <Section title={design.passing}>
        <Passing id={`passing-${theme}`} />
      </Section>
      <Section title={design.dialogs}>
        <Dialogs />
      </Section>
      <Section title={design.shellParts}>
        <ShellParts />
      </Section>
      <Section title={design.palette}>
        <PaletteStill />
      </Section>
      <Section title={design.errors}>
        <ErrorStates />
      </Section>
      <Section title={design.longWords}>
        <LongWords />
      </Section>
    </>
  )
}
