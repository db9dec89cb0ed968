const en = {
  open: 'Open the chat',
  close: 'Close the chat',
  unread: 'New messages: {count}',
  messages: 'Messages',
  here: 'We are here',
  away: 'Nobody is here right now',
  awayMore:
    'Nobody is here right now. Write to us all the same: you find our answer here when you come back. With an e-mail address we can reach you sooner.',
  offline: 'No connection. What you write is sent as soon as there is one.',
  name: 'Your name (optional)',
  email: 'Your e-mail address (optional)',
  message: 'Your message',
  send: 'Send',
  attach: 'Send a picture or a PDF',
  sending: 'on its way',
  waiting: 'waits for a connection',
  sent: 'sent',
  seen: 'seen',
  notSent: 'Not sent:',
  again: 'Try again',
  remove: 'Remove',
  older: 'Older messages',
  writing: '{name} is writing …',
  someone: 'Somebody',
  you: 'You',
  us: 'Company',
  today: 'Today',
  download: 'Open {name}',
  picture: 'Picture',
  tooLarge: 'Files may have 8 MB at most.',
  noEmail: 'This is no e-mail address.',
  notUnderstood: 'the server did not take it',
}

export type Word = keyof typeof en

const de: Record<Word, string> = {
  open: 'Chat öffnen',
  close: 'Chat schließen',
  unread: 'Neue Nachrichten: {count}',
  messages: 'Nachrichten',
  here: 'Wir sind da',
  away: 'Gerade ist niemand da',
  awayMore:
    'Gerade ist niemand da. Schreiben Sie uns trotzdem: Unsere Antwort steht hier, wenn Sie wiederkommen. Mit einer E-Mail-Adresse erreichen wir Sie schneller.',
  offline: 'Keine Verbindung. Was Sie schreiben, wird gesendet, sobald es wieder eine gibt.',
  name: 'Ihr Name (freiwillig)',
  email: 'Ihre E-Mail-Adresse (freiwillig)',
  message: 'Ihre Nachricht',
  send: 'Senden',
  attach: 'Ein Bild oder PDF senden',
  sending: 'unterwegs',
  waiting: 'wartet auf eine Verbindung',
  sent: 'gesendet',
  seen: 'gesehen',
  notSent: 'Nicht gesendet:',
  again: 'Noch einmal',
  remove: 'Entfernen',
  older: 'Ältere Nachrichten',
  writing: '{name} schreibt …',
  someone: 'Jemand',
  you: 'Sie',
  us: 'Firma',
  today: 'Heute',
  download: '{name} öffnen',
  picture: 'Bild',
  tooLarge: 'Dateien dürfen höchstens 8 MB haben.',
  noEmail: 'Das ist keine E-Mail-Adresse.',
  notUnderstood: 'der Server hat sie nicht angenommen',
}

const ar: Record<Word, string> = {
  open: 'افتح المحادثة',
  close: 'أغلق المحادثة',
  unread: 'رسائل جديدة: {count}',
  messages: 'الرسائل',
  here: 'نحن هنا',
  away: 'لا أحد هنا الآن',
  awayMore: 'لا أحد هنا الآن. اكتب إلينا مع ذلك، وستجد ردّنا هنا حين تعود. وإن تركت بريدك الإلكتروني وصلنا إليك أسرع.',
  offline: 'لا يوجد اتصال. ما تكتبه يُرسل حالما يعود.',
  name: 'اسمك (اختياري)',
  email: 'بريدك الإلكتروني (اختياري)',
  message: 'رسالتك',
  send: 'أرسل',
  attach: 'أرسل صورة أو ملف PDF',
  sending: 'في الطريق',
  waiting: 'بانتظار الاتصال',
  sent: 'أُرسلت',
  seen: 'شوهدت',
  notSent: 'لم تُرسل:',
  again: 'حاول مرة أخرى',
  remove: 'احذف',
  older: 'رسائل أقدم',
  writing: '{name} يكتب…',
  someone: 'أحدهم',
  you: 'أنت',
  us: 'الشركة',
  today: 'اليوم',
  download: 'افتح {name}',
  picture: 'صورة',
  tooLarge: 'أكبر حجم للملف 8 ميغابايت.',
  noEmail: 'هذا ليس بريدًا إلكترونيًا.',
  notUnderstood: 'لم يقبلها الخادم',
}

const catalogues: Record<string, Record<Word, string>> = { en, de, ar }

/** The words for a page in this language; English where there are none. */
export function wordsFor(pageLanguage: string) {
  const short = pageLanguage.slice(0, 2).toLowerCase()
  const language = short in catalogues ? short : 'en'
  const words = catalogues[language] as Record<Word, string>
  return {
    language,
    direction: language === 'ar' ? ('rtl' as const) : ('ltr' as const),
    say: (word: Word, named: Record<string, string | number> = {}) =>
      words[word].replace(/\{(\w+)\}/g, (_, name: string) => String(named[name] ?? '')),
  }
}

export type Words = ReturnType<typeof wordsFor>
