import type { zhQuestions } from '../zh/questions.ts'

/** Questions and answers under a pool. */
export const enQuestions: typeof zhQuestions = {
  title: 'Questions and answers',
  lead: 'Seen by members, suppliers and the organiser; who asked is shown by kind and county only.',
  signIn: 'Sign in to ask',
  onlyOwn: 'Join the pool to see all questions; only your firm’s own are shown now.',
  none: 'No question yet',
  ask: 'Ask a question',
  askHint: 'No contacts and no reserve prices, please: members and suppliers read it.',
  send: 'Send the question',
  answer: 'Answer',
  answers: 'Answers',
  sendAnswer: 'Send the answer',
  roles: { organiser: 'Organiser', supplier: 'Supplier', buyer: 'Buyer', watcher: 'Watcher' },
  hidden: 'Hidden',
  hiddenBecause: (reason) => `Hidden by the operator: ${reason}`,
  hide: 'Hide',
  show: 'Show again',
  reason: 'Why it is hidden',
}
