/** Who works at the demo company. A person without a role has no login. */

export const PASSWORD = 'walnut-bread-at-seven'
export const DOMAIN = 'goldkorn.example'

export const company = {
  name: 'Goldkorn Bakery Supply',
  currency: 'EUR',
  timezone: 'Europe/Berlin',
  locale: 'en',
  country: 'DE',
} as const

export const letterhead = {
  address: 'Am Sandtorkai 12\n20457 Hamburg\nGermany',
  taxNumber: 'DE 312 456 789',
  email: `office@${DOMAIN}`,
  phone: '+49 40 5550 120',
  invoiceTerms: 'Please pay by bank transfer within the time stated. Goods stay ours until they are paid in full.',
}

export type BranchKey = 'hamburg' | 'rotterdam' | 'valencia'

export const branches: Record<BranchKey, { name: string; address: string }> = {
  hamburg: { name: 'Hamburg', address: 'Am Sandtorkai 12, 20457 Hamburg, Germany' },
  rotterdam: { name: 'Rotterdam', address: 'Keilestraat 9, 3029 BP Rotterdam, Netherlands' },
  valencia: { name: 'Valencia', address: 'Carrer de la Barraca 41, 46011 València, Spain' },
}

export type DepartmentKey =
  | 'management'
  | 'sales'
  | 'keyAccounts'
  | 'shops'
  | 'care'
  | 'marketing'
  | 'operations'
  | 'warehouse'
  | 'purchasing'
  | 'service'
  | 'finance'

/** Those above stand before those below. */
export const departments: { key: DepartmentKey; name: string; parent?: DepartmentKey; manager: string }[] = [
  { key: 'management', name: 'Management', manager: 'marta' },
  { key: 'sales', name: 'Sales', parent: 'management', manager: 'jonas' },
  { key: 'keyAccounts', name: 'Key accounts', parent: 'sales', manager: 'sofia' },
  { key: 'shops', name: 'Shops and cafés', parent: 'sales', manager: 'hassan' },
  { key: 'care', name: 'Customer care', parent: 'sales', manager: 'mei' },
  { key: 'marketing', name: 'Marketing', parent: 'sales', manager: 'claire' },
  { key: 'operations', name: 'Operations', parent: 'management', manager: 'pieter' },
  { key: 'warehouse', name: 'Warehouse and delivery', parent: 'operations', manager: 'katrin' },
  { key: 'purchasing', name: 'Purchasing', parent: 'operations', manager: 'greta' },
  { key: 'service', name: 'Technical service', parent: 'operations', manager: 'mateusz' },
  { key: 'finance', name: 'Finance and people', parent: 'management', manager: 'ingrid' },
]

export type RoleName = 'Admin' | 'Manager' | 'Sales' | 'Employee' | 'Accounting'

export interface CastMember {
  key: string
  name: string
  designation: string
  department: DepartmentKey
  branch: BranchKey
  salary: string
  joined: string
  role?: RoleName
}

const row = (
  key: string,
  name: string,
  designation: string,
  department: DepartmentKey,
  branch: BranchKey,
  salary: string,
  joined: string,
  role?: RoleName,
): CastMember => ({ key, name, designation, department, branch, salary, joined, ...(role && { role }) })

/** The administrator comes first: she sets the company up. */
export const cast: CastMember[] = [
  row('marta', 'Marta Brandt', 'Managing director', 'management', 'hamburg', '8900', '2014-03-01', 'Admin'),
  row('jonas', 'Jonas Reuter', 'Head of sales', 'sales', 'hamburg', '6400', '2016-09-01', 'Manager'),
  row('lena', 'Lena Krüger', 'Account manager', 'shops', 'hamburg', '3650', '2021-04-01', 'Sales'),
  row('katrin', 'Katrin Vogt', 'Warehouse lead', 'warehouse', 'hamburg', '3480', '2017-02-01', 'Employee'),
  row('paul', 'Paul Schäfer', 'Accountant', 'finance', 'hamburg', '4100', '2018-06-01', 'Accounting'),
  row('sofia', 'Sofía Navarro', 'Head of key accounts', 'keyAccounts', 'valencia', '5200', '2017-05-15', 'Manager'),
  row('hassan', 'Hassan Al-Masri', 'Team lead shops and cafés', 'shops', 'rotterdam', '4900', '2018-01-08', 'Manager'),
  row('mei', 'Mei Lin 林梅', 'Head of customer care', 'care', 'hamburg', '4600', '2019-10-01', 'Manager'),
  row('pieter', 'Pieter de Wit', 'Head of operations', 'operations', 'rotterdam', '5900', '2015-08-01', 'Manager'),
  row(
    'ingrid',
    'Ingrid Halvorsen',
    'Head of finance and people',
    'finance',
    'hamburg',
    '6100',
    '2015-11-01',
    'Manager',
  ),
  row('omar', 'Omar Haddad عمر حداد', 'Key account manager', 'keyAccounts', 'hamburg', '4350', '2020-02-01', 'Sales'),
  row('wei', 'Chen Wei 陈伟', 'Key account manager', 'keyAccounts', 'hamburg', '4350', '2021-09-01', 'Sales'),
  row('felix', 'Felix Baumann', 'Key account manager', 'keyAccounts', 'hamburg', '4200', '2022-03-01', 'Sales'),
  row('carmen', 'Carmen Ibáñez', 'Key account manager', 'keyAccounts', 'valencia', '3900', '2020-06-15', 'Sales'),
  row('lucia', 'Lucía Ortega', 'Account manager', 'shops', 'valencia', '3350', '2022-10-03', 'Sales'),
  row('thijs', 'Thijs van Dijk', 'Account manager', 'shops', 'rotterdam', '3600', '2021-01-04', 'Sales'),
  row('nadia', 'Nadia Benali', 'Account manager', 'shops', 'rotterdam', '3550', '2023-02-01', 'Sales'),
  row('yusuf', 'Yusuf Demir', 'Customer care', 'care', 'hamburg', '3050', '2022-05-02', 'Sales'),
  row('amira', 'Amira Saleh أميرة صالح', 'Customer care', 'care', 'hamburg', '3050', '2023-08-01', 'Sales'),
  row('tom', 'Tom Becker', 'Customer care', 'care', 'rotterdam', '2950', '2024-03-01', 'Sales'),
  row('elena', 'Elena Popescu', 'Payroll and people', 'finance', 'hamburg', '3750', '2020-09-01', 'Accounting'),
  row('greta', 'Greta Lindqvist', 'Lead purchaser', 'purchasing', 'hamburg', '4250', '2018-04-03', 'Employee'),
  row('min', 'Zhang Min 张敏', 'Purchaser', 'purchasing', 'hamburg', '3450', '2022-11-01', 'Employee'),
  row('claire', 'Claire Dubois', 'Marketing lead', 'marketing', 'rotterdam', '4050', '2019-05-06', 'Employee'),
  row('na', 'Li Na 李娜', 'Designer', 'marketing', 'hamburg', '3250', '2024-01-15', 'Employee'),
  row('mateusz', 'Mateusz Kowalski', 'Service lead', 'service', 'hamburg', '4150', '2016-07-01', 'Employee'),
  row('ali', 'Ali Rahimi', 'Service technician', 'service', 'hamburg', '3400', '2021-06-01', 'Employee'),
  row('jorge', 'Jorge Molina', 'Service technician', 'service', 'valencia', '3000', '2022-02-14', 'Employee'),
  row('svenja', 'Svenja Holm', 'Service technician', 'service', 'rotterdam', '3380', '2023-04-03'),
  row('bas', 'Bas Jansen', 'Warehouse lead Rotterdam', 'warehouse', 'rotterdam', '3300', '2018-10-01', 'Employee'),
  row('rosa', 'Rosa Vidal', 'Warehouse lead Valencia', 'warehouse', 'valencia', '2850', '2019-03-18', 'Employee'),
  row('dragan', 'Dragan Petrović', 'Warehouse clerk', 'warehouse', 'hamburg', '2680', '2020-08-03'),
  row('samuel', 'Samuel Osei', 'Warehouse clerk', 'warehouse', 'hamburg', '2620', '2022-09-01'),
  row('mehmet', 'Mehmet Yıldız', 'Warehouse clerk', 'warehouse', 'rotterdam', '2650', '2021-11-15'),
  row('anna', 'Anna Wójcik', 'Order picker', 'warehouse', 'hamburg', '2540', '2023-06-01'),
  row('khalid', 'Khalid Mansour خالد منصور', 'Order picker', 'warehouse', 'rotterdam', '2540', '2024-02-01'),
  row('luis', 'Luis Herrera', 'Order picker', 'warehouse', 'valencia', '2280', '2023-10-02'),
  row('ruben', 'Ruben Smit', 'Driver', 'warehouse', 'rotterdam', '2700', '2019-12-02'),
  row('ines', 'Inês Costa', 'Driver', 'warehouse', 'valencia', '2380', '2022-04-19'),
  row('hannes', 'Hannes Petersen', 'Driver', 'warehouse', 'hamburg', '2740', '2017-11-01'),
]

/** Whose logins are shown: one of each role. */
export const shownLogins = ['marta', 'jonas', 'lena', 'katrin', 'paul']

export const emailOf = (key: string) => `${key}@${DOMAIN}`

/** The company's own role, beside those every company starts with. */
export const accountingRights = {
  can_view_employees: true,
  can_view_departments: true,
  can_view_branches: true,
  can_view_clients: true,
  can_edit_clients: true,
  can_view_tasks: true,
  can_create_tasks: true,
  can_edit_tasks: true,
  can_view_invoices: true,
  can_create_invoices: true,
  can_edit_invoices: true,
  can_delete_invoices: true,
  can_issue_invoices: true,
  can_void_invoices: true,
  can_record_payments: true,
  can_view_transactions: true,
  can_create_transactions: true,
  can_edit_transactions: true,
  can_delete_transactions: true,
  can_view_salaries: true,
  can_run_payroll: true,
  can_view_reports: true,
  can_export_data: true,
} as const
