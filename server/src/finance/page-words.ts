interface PageWords {
  download: string
  status: { paid: string; unpaid: string; overdue: string; void: string; credit: string }
  voided: string
  credited: (number: string) => string
  gone: string
  askAgain: string
}

const en: PageWords = {
  download: 'Download PDF',
  status: { paid: 'Paid', unpaid: 'Open', overdue: 'Overdue', void: 'Void', credit: 'Credited' },
  voided: 'This invoice is void. There is nothing to pay.',
  credited: number => `This invoice was credited by ${number}. There is nothing to pay.`,
  gone: 'This invoice is not here any more',
  askAgain: 'The link was revoked, or is not whole. Ask whoever sent it for a new one.',
}

const de: PageWords = {
  download: 'PDF herunterladen',
  status: { paid: 'Bezahlt', unpaid: 'Offen', overdue: 'Überfällig', void: 'Storniert', credit: 'Gutgeschrieben' },
  voided: 'Diese Rechnung ist storniert. Es ist nichts zu zahlen.',
  credited: number => `Diese Rechnung wurde mit ${number} gutgeschrieben. Es ist nichts zu zahlen.`,
  gone: 'Diese Rechnung ist hier nicht mehr zu sehen',
  askAgain: 'Der Link wurde widerrufen oder ist nicht vollständig. Bitten Sie den Absender um einen neuen.',
}

const ar: PageWords = {
  download: 'تنزيل PDF',
  status: { paid: 'مدفوعة', unpaid: 'مستحقة', overdue: 'متأخرة', void: 'ملغاة', credit: 'دائنة' },
  voided: 'هذه الفاتورة ملغاة، ولا شيء مستحق الدفع.',
  credited: number => `سُوّيت هذه الفاتورة بالإشعار الدائن ${number}، ولا شيء مستحق الدفع.`,
  gone: 'لم تعد هذه الفاتورة متاحة هنا',
  askAgain: 'أُلغي الرابط أو أنه غير كامل. اطلب رابطًا جديدًا ممن أرسله.',
}

const languages: Record<string, PageWords> = { en, de, ar }

/** What the page of an invoice says beside what its paper says; in English where it doesn't know the language. */
export const pageWords = (language: string): PageWords => languages[language] ?? en

/** The language to speak to somebody: the first of theirs that is spoken here, else the company's own. */
export function localeFor(acceptLanguage: string | undefined, company: string): string {
  for (const range of (acceptLanguage ?? '').split(',')) {
    const tag = range.split(';')[0]?.trim().toLowerCase() ?? ''
    const language = tag.split('-')[0] as string
    if (!languages[language]) continue
    // The company writes numbers and days as in its own country.
    return company.toLowerCase().startsWith(language) ? company : language
  }
  return company
}
