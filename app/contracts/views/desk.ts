/** What may wait for somebody, by the desk that it belongs to. */
export const DESK_TASKS = [
  'payDeposits',
  'answerInvitations',
  'answerReplacements',
  'payBookings',
  'stepTests',
  'makeOffers',
  'payBonds',
  'issueInvoices',
  'answerClaims',
  'mendListings',
  'answerQuestions',
  'approveBookings',
  'admitMembers',
  'stepLab',
  'foundPlatform',
  'listFirst',
  'listProvider',
  'answerRequests',
  'finishEngagements',
  'answerRatings',
  'confirmEngagements',
  'reviewListings',
  'verifyFirms',
  'ruleDisputes',
  'decideClaims',
  'seeLetters',
  'seeBankCases',
  'verifyCertificates',
] as const
export type DeskTaskKind = (typeof DESK_TASKS)[number]

/** Something that waits for the reader: how many of it, which first, until when. */
export interface DeskTask {
  kind: DeskTaskKind
  count: number
  /** The pool, order, demand, dealing or platform (by its slug) of the most urgent one, where there is such a thing. */
  subjectId: string | null
  /** When the most urgent one is too late; null when nothing runs out. */
  dueAt: string | null
}

export const DESK_FIGURES = [
  'joinedPools',
  'depositFen',
  'savingFen',
  'ordersUnderWay',
  'standingOffers',
  'soldSets',
  'receivedFen',
  'listingsOut',
  'machines',
  'runningNow',
  'bookedToday',
  'members',
  'testsUnderWay',
  'samplesHere',
  'dealingsUnderWay',
  'dealingsDone',
  'ratingsHad',
  'escrowFen',
  'openPools',
  'overdueDeadlines',
  'firmsWaiting',
  'firmsInPools',
  'pooledSets',
  'contractedFen',
  'validCertificates',
] as const
export type DeskFigureKind = (typeof DESK_FIGURES)[number]

/** One number of the reader's own affairs: fen where its name says so, else a count. */
export interface DeskFigure {
  kind: DeskFigureKind
  value: number
}

/** What a firm is on the home page: several where it holds several capabilities. */
export const DESKS = ['buyer', 'supplier', 'leader', 'lab', 'provider', 'operator', 'bureau'] as const
export type DeskName = (typeof DESKS)[number]

export interface DeskView {
  desk: DeskName
  figures: DeskFigure[]
}
