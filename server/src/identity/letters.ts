import type { Letter } from '../platform/mail.ts'

export type LinkKind = 'invitation' | 'reset'

interface Words {
  subject: Record<LinkKind, (company: string) => string>
  body: Record<LinkKind, (company: string, link: string) => string>
}

const en: Words = {
  subject: {
    invitation: company => `Your login for ${company}`,
    reset: () => 'Choose a new password',
  },
  body: {
    invitation: (company, link) =>
      `${company} works with Steward and has made a login for you.\n\nChoose your password here. The link works once, for seven days:\n${link}\n`,
    reset: (_company, link) =>
      `Somebody, most likely you, asked for a new password.\n\nChoose it here. The link works once, for 30 minutes:\n${link}\n\nIf it was not you, nothing has changed and there is nothing to do.\n`,
  },
}

const de: Words = {
  subject: {
    invitation: company => `Ihr Zugang bei ${company}`,
    reset: () => 'Neues Passwort wählen',
  },
  body: {
    invitation: (company, link) =>
      `${company} arbeitet mit Steward und hat einen Zugang für Sie angelegt.\n\nWählen Sie hier Ihr Passwort. Der Link gilt einmal, sieben Tage lang:\n${link}\n`,
    reset: (_company, link) =>
      `Jemand, vermutlich Sie, hat um ein neues Passwort gebeten.\n\nWählen Sie es hier. Der Link gilt einmal, 30 Minuten lang:\n${link}\n\nWaren Sie es nicht, hat sich nichts geändert und es ist nichts zu tun.\n`,
  },
}

const ar: Words = {
  subject: {
    invitation: company => `حسابك لدى ${company}`,
    reset: () => 'اختر كلمة مرور جديدة',
  },
  body: {
    invitation: (company, link) =>
      `تعمل ${company} على Steward وقد أنشأت لك حسابًا.\n\nاختر كلمة المرور من هنا. يعمل الرابط مرة واحدة خلال سبعة أيام:\n${link}\n`,
    reset: (_company, link) =>
      `طلب أحدهم، وعلى الأرجح أنت، كلمة مرور جديدة.\n\nاخترها من هنا. يعمل الرابط مرة واحدة خلال 30 دقيقة:\n${link}\n\nإن لم تكن أنت فلم يتغير شيء وليس عليك فعل شيء.\n`,
  },
}

const languages: Record<string, Words> = { en, de, ar }

/** The letter with a link to set a password, in the company's language if we write it, else in English. */
export function linkLetter(
  kind: LinkKind,
  to: { email: string; company: string; locale: string },
  link: string,
): Letter {
  const { subject, body } = languages[to.locale.slice(0, 2)] ?? en
  return { to: to.email, subject: subject[kind](to.company), text: body[kind](to.company, link) }
}
