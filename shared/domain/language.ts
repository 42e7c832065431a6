/** The two languages of the program; forms have theirs as a setting of its own (domain.md "Printing"). */
export type Language = 'zh-CN' | 'en';
