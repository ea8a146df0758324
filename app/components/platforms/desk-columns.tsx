import { Link } from '@remix-run/react'
import type { PlatformDeskView, QualificationRow } from '#app/contracts/views/platform-desk.ts'
import type { MemberCard } from '#app/contracts/views/platforms.ts'
import type { Text } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { Badge } from '../ui/badge.tsx'
import { countColumn, timeColumn, wordColumn } from '../ui/columns.tsx'
import type { SmartColumn } from '../ui/table-order.ts'

type Person = PlatformDeskView['staff'][number]
type Machine = PlatformDeskView['resources'][number]

const TONES = { valid: 'neutral', soon: 'warning', expired: 'danger' } as const

/** A platform's members, invitations and applications. */
export function memberColumns(text: Text): SmartColumn<MemberCard>[] {
  const words = text.desk
  const states: Partial<Record<MemberCard['state'], string>> = words.memberStates
  const stateOf = ({ state }: MemberCard) => states[state] ?? ''
  return [
    wordColumn(
      { key: 'member', header: words.firm },
      ({ name }) => name,
      ({ name }) => <span className="font-medium">{name}</span>,
    ),
    wordColumn({ key: 'standing', header: text.common.state, isPicked: true }, stateOf, (member) => (
      <Badge tone={member.state === 'applied' ? 'warning' : 'neutral'}>{stateOf(member)}</Badge>
    )),
    wordColumn({ key: 'class', header: words.asClass, isPicked: true }, (member) =>
      member.state === 'applied' ? null : words.classes[member.class],
    ),
    wordColumn(
      { key: 'note', header: words.note },
      ({ note }) => note,
      ({ note }) => <span className="line-clamp-3 [overflow-wrap:anywhere]">{note}</span>,
    ),
  ]
}

/** 上机资格 that were granted and not revoked. */
export function qualificationColumns(text: Text): SmartColumn<QualificationRow>[] {
  const words = text.desk
  return [
    wordColumn(
      { key: 'firm', header: words.firm },
      ({ firm }) => firm,
      ({ firm }) => <span className="font-medium">{firm}</span>,
    ),
    wordColumn(
      { key: 'code', header: words.code, isPicked: true },
      ({ code }) => code,
      ({ code }) => <code>{code}</code>,
    ),
    timeColumn(
      text,
      { key: 'expires', header: words.expiresOn, isDay: true },
      ({ expiresOn }) => `${expiresOn}T00:00:00+08:00`,
    ),
    wordColumn(
      { key: 'standing', header: text.common.state, isPicked: true },
      ({ standing }) => words.standing[standing],
      ({ standing }) => <Badge tone={TONES[standing]}>{words.standing[standing]}</Badge>,
    ),
    countColumn(
      { key: 'after', header: words.afterEnd, unit: words.bookingUnit },
      ({ bookingsAfter }) => bookingsAfter,
    ),
  ]
}

/** Who holds a post on a platform. */
export function staffColumns(text: Text): SmartColumn<Person>[] {
  const words = text.desk
  return [
    wordColumn({ key: 'person', header: words.person }, ({ name }) => name),
    wordColumn({ key: 'login', header: words.login }, ({ login }) => login),
    wordColumn(
      { key: 'post', header: words.post, isPicked: true },
      ({ role }) => words.posts[role],
      ({ role }) => <Badge>{words.posts[role]}</Badge>,
    ),
  ]
}

/** A platform's equipment and how it stands. */
export function machineColumns(text: Text): SmartColumn<Machine>[] {
  const words = text.desk
  const nameOf = ({ name, nameEn }: Machine) => (text.locale === 'en' && nameEn) || name
  const stateOf = ({ isRetired, isDown }: Machine) =>
    isRetired ? words.retired : isDown ? words.down : words.statusOpen
  return [
    wordColumn({ key: 'machine', header: words.resources }, nameOf, (machine) => (
      <Link to={paths.resource(machine.id)} className="font-medium text-accent underline">
        {nameOf(machine)}
      </Link>
    )),
    wordColumn({ key: 'state', header: text.common.state, isPicked: true }, stateOf, (machine) => (
      <Badge tone={machine.isDown && !machine.isRetired ? 'danger' : 'neutral'}>{stateOf(machine)}</Badge>
    )),
  ]
}
