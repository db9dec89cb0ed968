CREATE TABLE `companies` (
  `id` VARCHAR(36) NOT NULL,
  `name` VARCHAR(200) NOT NULL,
  `address` VARCHAR(1000) NULL,
  `tax_number` VARCHAR(60) NULL,
  `email` VARCHAR(254) NULL,
  `phone` VARCHAR(60) NULL,
  `logo_id` VARCHAR(36) NULL,
  `currency` VARCHAR(3) NOT NULL,
  `timezone` VARCHAR(64) NOT NULL,
  `country` VARCHAR(2) NULL,
  `locale` VARCHAR(35) NOT NULL,
  `invoice_terms` VARCHAR(2000) NULL,
  `business_hours` JSON NULL,
  `answer_within` INTEGER NULL,
  `created_at` DATETIME(3) NOT NULL,
  `updated_at` DATETIME(3) NOT NULL,
  `version` INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (`id`),
  INDEX `companies_logo_idx` (`logo_id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `branches` (
  `id` VARCHAR(36) NOT NULL,
  `company_id` VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  `name` VARCHAR(200) COLLATE utf8mb4_unicode_ci NOT NULL,
  `address` VARCHAR(1000) NULL,
  `search` VARCHAR(500) NOT NULL,
  `created_at` DATETIME(3) NOT NULL,
  `updated_at` DATETIME(3) NOT NULL,
  `deleted_at` DATETIME(3) NULL,
  `version` INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (`id`),
  INDEX `branches_name_idx` (`company_id`, `name`, `id`),
  UNIQUE INDEX `branches_company_id_key` (`company_id`, `id`),
  INDEX `branches_search_idx` (`company_id`, `id`, `deleted_at`, `search`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `departments` (
  `id` VARCHAR(36) NOT NULL,
  `company_id` VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  `name` VARCHAR(200) COLLATE utf8mb4_unicode_ci NOT NULL,
  `manager_id` VARCHAR(36) NULL,
  `parent_id` VARCHAR(36) NULL,
  `search` VARCHAR(500) NOT NULL,
  `created_at` DATETIME(3) NOT NULL,
  `updated_at` DATETIME(3) NOT NULL,
  `deleted_at` DATETIME(3) NULL,
  `version` INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (`id`),
  INDEX `departments_name_idx` (`company_id`, `name`, `id`),
  INDEX `departments_manager_idx` (`company_id`, `manager_id`),
  INDEX `departments_parent_idx` (`company_id`, `parent_id`),
  UNIQUE INDEX `departments_company_id_key` (`company_id`, `id`),
  INDEX `departments_search_idx` (`company_id`, `id`, `deleted_at`, `search`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `employees` (
  `id` VARCHAR(36) NOT NULL,
  `company_id` VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  `user_id` VARCHAR(36) NULL,
  `department_id` VARCHAR(36) NULL,
  `branch_id` VARCHAR(36) NULL,
  `name` VARCHAR(200) COLLATE utf8mb4_unicode_ci NOT NULL,
  `designation` VARCHAR(200) NULL,
  `phone` VARCHAR(60) NULL,
  `salary` DECIMAL(19,4) NULL,
  `join_date` DATE NULL,
  `search` VARCHAR(500) NOT NULL,
  `created_at` DATETIME(3) NOT NULL,
  `updated_at` DATETIME(3) NOT NULL,
  `deleted_at` DATETIME(3) NULL,
  `version` INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (`id`),
  UNIQUE INDEX `employees_user_key` (`user_id`),
  INDEX `employees_name_idx` (`company_id`, `name`, `id`),
  INDEX `employees_joined_idx` (`company_id`, `join_date`, `id`),
  INDEX `employees_department_idx` (`company_id`, `department_id`),
  INDEX `employees_branch_idx` (`company_id`, `branch_id`),
  UNIQUE INDEX `employees_company_id_key` (`company_id`, `id`),
  UNIQUE INDEX `employees_company_user_key` (`company_id`, `user_id`),
  INDEX `employees_search_idx` (`company_id`, `id`, `deleted_at`, `search`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `leads` (
  `id` VARCHAR(36) NOT NULL,
  `company_id` VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  `title` VARCHAR(200) COLLATE utf8mb4_unicode_ci NOT NULL,
  `source` VARCHAR(60) NOT NULL,
  `status` ENUM('New', 'Negotiation', 'Won', 'Lost') NOT NULL,
  `assigned_to` VARCHAR(36) NULL,
  `value` DECIMAL(19,4) NOT NULL,
  `client_id` VARCHAR(36) NULL,
  `branch_id` VARCHAR(36) NULL,
  `contact_info` VARCHAR(1000) NULL,
  `notes` MEDIUMTEXT NULL,
  `lost_reason` VARCHAR(500) NULL,
  `closed_at` DATETIME(3) NULL,
  `search` VARCHAR(500) NOT NULL,
  `created_at` DATETIME(3) NOT NULL,
  `updated_at` DATETIME(3) NOT NULL,
  `deleted_at` DATETIME(3) NULL,
  `version` INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (`id`),
  INDEX `leads_created_idx` (`company_id`, `created_at`, `id`, `status`, `value`, `deleted_at`, `assigned_to`),
  INDEX `leads_closed_idx` (`company_id`, `closed_at`, `created_at`, `status`, `value`, `deleted_at`, `assigned_to`),
  INDEX `leads_value_idx` (`company_id`, `value`, `id`),
  INDEX `leads_title_idx` (`company_id`, `title`, `id`),
  INDEX `leads_status_value_idx` (`company_id`, `status`, `value`, `id`, `deleted_at`),
  INDEX `leads_status_created_idx` (`company_id`, `status`, `created_at`, `id`),
  INDEX `leads_assigned_idx` (`company_id`, `assigned_to`, `status`),
  INDEX `leads_client_idx` (`company_id`, `client_id`),
  INDEX `leads_branch_idx` (`company_id`, `branch_id`),
  UNIQUE INDEX `leads_company_id_key` (`company_id`, `id`),
  INDEX `leads_search_idx` (`company_id`, `id`, `deleted_at`, `search`, `assigned_to`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `clients` (
  `id` VARCHAR(36) NOT NULL,
  `company_id` VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  `name` VARCHAR(200) COLLATE utf8mb4_unicode_ci NOT NULL,
  `contact_info` VARCHAR(1000) NULL,
  `address` VARCHAR(1000) NULL,
  `tax_number` VARCHAR(60) NULL,
  `branch_id` VARCHAR(36) NULL,
  `notes` MEDIUMTEXT NULL,
  `search` VARCHAR(500) NOT NULL,
  `created_at` DATETIME(3) NOT NULL,
  `updated_at` DATETIME(3) NOT NULL,
  `deleted_at` DATETIME(3) NULL,
  `version` INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (`id`),
  INDEX `clients_name_idx` (`company_id`, `name`, `id`),
  INDEX `clients_created_idx` (`company_id`, `created_at`, `id`),
  INDEX `clients_branch_idx` (`company_id`, `branch_id`),
  UNIQUE INDEX `clients_company_id_key` (`company_id`, `id`),
  INDEX `clients_search_idx` (`company_id`, `id`, `deleted_at`, `search`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `invoices` (
  `id` VARCHAR(36) NOT NULL,
  `company_id` VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  `client_id` VARCHAR(36) NOT NULL,
  `lead_id` VARCHAR(36) NULL,
  `branch_id` VARCHAR(36) NULL,
  `kind` ENUM('Invoice', 'Credit') NOT NULL,
  `credit_of` VARCHAR(36) NULL,
  `number` VARCHAR(40) NULL,
  `currency` VARCHAR(3) NOT NULL,
  `issue_date` DATE NULL,
  `due_date` DATE NOT NULL,
  `subtotal` DECIMAL(19,4) NOT NULL,
  `tax_total` DECIMAL(19,4) NOT NULL,
  `total_amount` DECIMAL(19,4) NOT NULL,
  `paid_amount` DECIMAL(19,4) NOT NULL,
  `status` ENUM('Draft', 'Unpaid', 'Overdue', 'Paid', 'Void') NOT NULL,
  `notes` MEDIUMTEXT NULL,
  `paper` JSON NULL,
  `void_reason` VARCHAR(500) NULL,
  `search` VARCHAR(500) NOT NULL,
  `created_at` DATETIME(3) NOT NULL,
  `updated_at` DATETIME(3) NOT NULL,
  `deleted_at` DATETIME(3) NULL,
  `version` INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (`id`),
  INDEX `invoices_created_idx` (`company_id`, `created_at`, `id`),
  INDEX `invoices_issued_idx` (`company_id`, `issue_date`, `id`, `kind`, `status`, `total_amount`, `deleted_at`),
  INDEX `invoices_due_idx` (`company_id`, `due_date`, `id`),
  INDEX `invoices_total_idx` (`company_id`, `total_amount`, `id`),
  INDEX `invoices_status_idx` (`company_id`, `status`, `due_date`, `id`, `kind`, `total_amount`, `paid_amount`, `deleted_at`),
  INDEX `invoices_client_idx` (`company_id`, `client_id`),
  INDEX `invoices_lead_idx` (`company_id`, `lead_id`),
  INDEX `invoices_branch_idx` (`company_id`, `branch_id`),
  INDEX `invoices_credit_idx` (`company_id`, `credit_of`),
  UNIQUE INDEX `invoices_company_id_key` (`company_id`, `id`),
  UNIQUE INDEX `invoices_number_key` (`company_id`, `number`),
  INDEX `invoices_search_idx` (`company_id`, `id`, `deleted_at`, `search`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `invoice_lines` (
  `id` VARCHAR(36) NOT NULL,
  `company_id` VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  `invoice_id` VARCHAR(36) NOT NULL,
  `position` INTEGER NOT NULL,
  `description` VARCHAR(2000) NOT NULL,
  `quantity` DECIMAL(19,4) NOT NULL,
  `unit_price` DECIMAL(19,4) NOT NULL,
  `discount` DECIMAL(9,4) NOT NULL,
  `tax_rate` DECIMAL(9,4) NOT NULL,
  `net` DECIMAL(19,4) NOT NULL,
  `tax` DECIMAL(19,4) NOT NULL,
  `total` DECIMAL(19,4) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE INDEX `invoice_lines_position_key` (`company_id`, `invoice_id`, `position`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `invoice_links` (
  `id` VARCHAR(36) NOT NULL,
  `company_id` VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  `invoice_id` VARCHAR(36) NOT NULL,
  `digest` VARCHAR(64) NOT NULL,
  `token` VARCHAR(300) NOT NULL,
  `live` INTEGER NULL DEFAULT 1,
  `created_at` DATETIME(3) NOT NULL,
  `revoked_at` DATETIME(3) NULL,
  `version` INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (`id`),
  UNIQUE INDEX `invoice_links_digest_key` (`digest`),
  UNIQUE INDEX `invoice_links_invoice_key` (`company_id`, `invoice_id`, `live`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `invoice_counters` (
  `company_id` VARCHAR(36) NOT NULL,
  `year` INTEGER NOT NULL,
  `last` INTEGER NOT NULL,
  PRIMARY KEY (`company_id`, `year`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `payments` (
  `id` VARCHAR(36) NOT NULL,
  `company_id` VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  `invoice_id` VARCHAR(36) NOT NULL,
  `amount` DECIMAL(19,4) NOT NULL,
  `date` DATE NOT NULL,
  `method` VARCHAR(60) NULL,
  `reversed_at` DATETIME(3) NULL,
  `created_at` DATETIME(3) NOT NULL,
  `version` INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (`id`),
  INDEX `payments_invoice_idx` (`company_id`, `invoice_id`, `date`),
  UNIQUE INDEX `payments_company_id_key` (`company_id`, `id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `transactions` (
  `id` VARCHAR(36) NOT NULL,
  `company_id` VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  `type` ENUM('Credit', 'Debit') NOT NULL,
  `category` VARCHAR(60) NOT NULL,
  `amount` DECIMAL(19,4) NOT NULL,
  `date` DATE NOT NULL,
  `description` VARCHAR(1000) NULL,
  `invoice_id` VARCHAR(36) NULL,
  `payment_id` VARCHAR(36) NULL,
  `employee_id` VARCHAR(36) NULL,
  `branch_id` VARCHAR(36) NULL,
  `reversal_of` VARCHAR(36) NULL,
  `payroll_month` VARCHAR(7) NULL,
  `receipt_id` VARCHAR(36) NULL,
  `search` VARCHAR(500) NOT NULL,
  `created_at` DATETIME(3) NOT NULL,
  `updated_at` DATETIME(3) NOT NULL,
  `version` INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (`id`),
  INDEX `transactions_receipt_idx` (`company_id`, `receipt_id`),
  INDEX `transactions_date_idx` (`company_id`, `date`, `id`, `type`, `category`, `amount`),
  INDEX `transactions_amount_idx` (`company_id`, `amount`, `id`),
  INDEX `transactions_created_idx` (`company_id`, `created_at`, `id`),
  INDEX `transactions_category_idx` (`company_id`, `category`, `date`),
  INDEX `transactions_invoice_idx` (`company_id`, `invoice_id`),
  INDEX `transactions_payment_idx` (`company_id`, `payment_id`),
  INDEX `transactions_employee_idx` (`company_id`, `employee_id`),
  INDEX `transactions_branch_idx` (`company_id`, `branch_id`),
  UNIQUE INDEX `transactions_company_id_key` (`company_id`, `id`),
  UNIQUE INDEX `transactions_reversal_key` (`company_id`, `reversal_of`),
  UNIQUE INDEX `transactions_payroll_key` (`company_id`, `payroll_month`, `employee_id`),
  INDEX `transactions_search_idx` (`company_id`, `id`, `search`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `users` (
  `id` VARCHAR(36) NOT NULL,
  `company_id` VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  `email` VARCHAR(254) NOT NULL,
  `password_hash` VARCHAR(255) NOT NULL,
  `role_id` VARCHAR(36) NOT NULL,
  `profile_image` VARCHAR(36) NULL,
  `is_active` BOOLEAN NOT NULL DEFAULT true,
  `former_email` VARCHAR(254) NULL,
  `last_login_at` DATETIME(3) NULL,
  `created_at` DATETIME(3) NOT NULL,
  `updated_at` DATETIME(3) NOT NULL,
  `deleted_at` DATETIME(3) NULL,
  `version` INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (`id`),
  UNIQUE INDEX `users_email_key` (`email`),
  INDEX `users_role_idx` (`company_id`, `role_id`),
  INDEX `users_created_idx` (`company_id`, `created_at`, `id`),
  INDEX `users_picture_idx` (`company_id`, `profile_image`),
  UNIQUE INDEX `users_company_id_key` (`company_id`, `id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `roles` (
  `id` VARCHAR(36) NOT NULL,
  `company_id` VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  `name` VARCHAR(60) NOT NULL,
  `permissions` JSON NOT NULL,
  `created_at` DATETIME(3) NOT NULL,
  `updated_at` DATETIME(3) NOT NULL,
  `version` INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (`id`),
  UNIQUE INDEX `roles_company_id_key` (`company_id`, `id`),
  UNIQUE INDEX `roles_name_key` (`company_id`, `name`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `sessions` (
  `id` VARCHAR(36) NOT NULL,
  `company_id` VARCHAR(36) NOT NULL,
  `user_id` VARCHAR(36) NOT NULL,
  `token_hash` VARCHAR(64) NOT NULL,
  `user_agent` VARCHAR(255) NULL,
  `address` VARCHAR(64) NULL,
  `created_at` DATETIME(3) NOT NULL,
  `confirmed_at` DATETIME(3) NOT NULL,
  `last_seen_at` DATETIME(3) NOT NULL,
  `expires_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE INDEX `sessions_token_key` (`token_hash`),
  INDEX `sessions_user_idx` (`company_id`, `user_id`),
  INDEX `sessions_expires_idx` (`expires_at`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `api_keys` (
  `id` VARCHAR(36) NOT NULL,
  `company_id` VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  `user_id` VARCHAR(36) NOT NULL,
  `name` VARCHAR(100) NOT NULL,
  `prefix` VARCHAR(16) NOT NULL,
  `key_hash` VARCHAR(64) NOT NULL,
  `permissions` JSON NULL,
  `expires_at` DATETIME(3) NULL,
  `last_used_at` DATETIME(3) NULL,
  `revoked_at` DATETIME(3) NULL,
  `created_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE INDEX `api_keys_hash_key` (`key_hash`),
  INDEX `api_keys_user_idx` (`company_id`, `user_id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `invitations` (
  `id` VARCHAR(36) NOT NULL,
  `company_id` VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  `user_id` VARCHAR(36) NOT NULL,
  `token_hash` VARCHAR(64) NOT NULL,
  `expires_at` DATETIME(3) NOT NULL,
  `used_at` DATETIME(3) NULL,
  `created_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE INDEX `invitations_token_key` (`token_hash`),
  INDEX `invitations_user_idx` (`company_id`, `user_id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `password_resets` (
  `id` VARCHAR(36) NOT NULL,
  `company_id` VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  `user_id` VARCHAR(36) NOT NULL,
  `token_hash` VARCHAR(64) NOT NULL,
  `expires_at` DATETIME(3) NOT NULL,
  `used_at` DATETIME(3) NULL,
  `created_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE INDEX `password_resets_token_key` (`token_hash`),
  INDEX `password_resets_user_idx` (`company_id`, `user_id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `integrations` (
  `id` VARCHAR(36) NOT NULL,
  `company_id` VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  `provider` ENUM('facebook', 'whatsapp', 'webchat') NOT NULL,
  `page_id` VARCHAR(64) NOT NULL,
  `waba_id` VARCHAR(64) NULL,
  `name` VARCHAR(200) NULL,
  `access_token` MEDIUMTEXT NOT NULL,
  `token_ending` VARCHAR(4) NOT NULL,
  `is_active` BOOLEAN NOT NULL DEFAULT true,
  `health` ENUM('Unchecked', 'Ok', 'Reconnect', 'Failing') NOT NULL,
  `health_note` VARCHAR(1000) NULL,
  `checked_at` DATETIME(3) NULL,
  `worked_at` DATETIME(3) NULL,
  `last_sent_at` DATETIME(3) NULL,
  `access` JSON NULL,
  `warned_at` DATETIME(3) NULL,
  `held_until` DATETIME(3) NULL,
  `silence_hours` INTEGER NULL,
  `silent_since` DATETIME(3) NULL,
  `templates_read_at` DATETIME(3) NULL,
  `compared_at` DATETIME(3) NULL,
  `comparison` JSON NULL,
  `comparing_since` DATETIME(3) NULL,
  `branch_id` VARCHAR(36) NULL,
  `starts_automated` BOOLEAN NOT NULL DEFAULT false,
  `team_id` VARCHAR(36) NULL,
  `rating_question` VARCHAR(300) NULL,
  `away_message` VARCHAR(1000) NULL,
  `settings` JSON NULL,
  `live` INTEGER NULL DEFAULT 1,
  `created_at` DATETIME(3) NOT NULL,
  `updated_at` DATETIME(3) NOT NULL,
  `deleted_at` DATETIME(3) NULL,
  `version` INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (`id`),
  INDEX `integrations_branch_idx` (`company_id`, `branch_id`),
  INDEX `integrations_team_idx` (`company_id`, `team_id`),
  UNIQUE INDEX `integrations_company_id_key` (`company_id`, `id`),
  UNIQUE INDEX `integrations_page_key` (`provider`, `page_id`, `live`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `facebook_logins` (
  `id` VARCHAR(36) NOT NULL,
  `company_id` VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  `user_id` VARCHAR(36) NOT NULL,
  `state_hash` VARCHAR(64) NOT NULL,
  `redirect_uri` VARCHAR(500) NOT NULL,
  `integration_id` VARCHAR(36) NULL,
  `status` ENUM('Asked', 'Reading', 'Ready', 'Refused', 'Done') NOT NULL,
  `refusal` VARCHAR(40) NULL,
  `missing_scopes` JSON NOT NULL,
  `sealed` MEDIUMTEXT NULL,
  `expires_at` DATETIME(3) NOT NULL,
  `created_at` DATETIME(3) NOT NULL,
  `updated_at` DATETIME(3) NOT NULL,
  `version` INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (`id`),
  UNIQUE INDEX `facebook_logins_state_key` (`state_hash`),
  INDEX `facebook_logins_user_idx` (`company_id`, `user_id`),
  INDEX `facebook_logins_integration_idx` (`company_id`, `integration_id`),
  INDEX `facebook_logins_expires_idx` (`expires_at`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `message_templates` (
  `id` VARCHAR(36) NOT NULL,
  `company_id` VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  `integration_id` VARCHAR(36) NOT NULL,
  `name` VARCHAR(191) NOT NULL,
  `language` VARCHAR(20) NOT NULL,
  `category` VARCHAR(40) NOT NULL,
  `status` ENUM('Approved', 'Pending', 'Rejected', 'Paused', 'Off') NOT NULL,
  `content` JSON NOT NULL,
  `created_at` DATETIME(3) NOT NULL,
  `updated_at` DATETIME(3) NOT NULL,
  `version` INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (`id`),
  UNIQUE INDEX `message_templates_name_key` (`company_id`, `integration_id`, `name`, `language`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `channel_hours` (
  `company_id` VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  `integration_id` VARCHAR(36) NOT NULL,
  `hour` DATETIME(3) NOT NULL,
  `received` INTEGER NOT NULL,
  `worked` INTEGER NOT NULL,
  `newest_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`company_id`, `integration_id`, `hour`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `dead_letters` (
  `id` VARCHAR(36) NOT NULL,
  `company_id` VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  `integration_id` VARCHAR(36) NOT NULL,
  `event_id` VARCHAR(36) NOT NULL,
  `item` INTEGER NOT NULL,
  `reason` VARCHAR(1000) NOT NULL,
  `body` MEDIUMTEXT NOT NULL,
  `status` ENUM('Waiting', 'Failed', 'Unknown', 'Aside') NOT NULL,
  `is_unknown` BOOLEAN NOT NULL DEFAULT false,
  `created_at` DATETIME(3) NOT NULL,
  `updated_at` DATETIME(3) NOT NULL,
  `version` INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (`id`),
  INDEX `dead_letters_status_idx` (`company_id`, `status`, `created_at`, `id`),
  INDEX `dead_letters_integration_idx` (`company_id`, `integration_id`, `status`),
  INDEX `dead_letters_event_idx` (`event_id`),
  UNIQUE INDEX `dead_letters_item_key` (`company_id`, `event_id`, `item`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `social_conversations` (
  `id` VARCHAR(36) NOT NULL,
  `company_id` VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  `platform` ENUM('facebook', 'whatsapp', 'webchat') NOT NULL,
  `integration_id` VARCHAR(36) NOT NULL,
  `external_user_id` VARCHAR(191) NOT NULL,
  `external_user_name` VARCHAR(200) NULL,
  `customer_email` VARCHAR(254) NULL,
  `from_page` VARCHAR(1000) NULL,
  `status` ENUM('Open', 'Pending', 'Closed', 'Merged') NOT NULL,
  `last_message_at` DATETIME(3) NOT NULL,
  `listed_at` DATETIME(3) NOT NULL,
  `last_message_id` VARCHAR(36) NULL,
  `last_message_text` VARCHAR(300) NOT NULL,
  `last_words` VARCHAR(300) NULL,
  `last_sender_type` ENUM('customer', 'agent') NOT NULL,
  `last_customer_at` DATETIME(3) NULL,
  `waiting_since` DATETIME(3) NULL,
  `delivered_up_to` DATETIME(3) NULL,
  `read_up_to` DATETIME(3) NULL,
  `snoozed_until` DATETIME(3) NULL,
  `measure_from` DATETIME(3) NULL,
  `assigned_to` VARCHAR(36) NULL,
  `team_id` VARCHAR(36) NULL,
  `client_id` VARCHAR(36) NULL,
  `lead_id` VARCHAR(36) NULL,
  `search` VARCHAR(500) NOT NULL,
  `merged_into` VARCHAR(36) NULL,
  `before_merge` JSON NULL,
  `merged_parts` INTEGER NOT NULL DEFAULT 0,
  `created_at` DATETIME(3) NOT NULL,
  `updated_at` DATETIME(3) NOT NULL,
  `version` INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (`id`),
  INDEX `social_conversations_last_idx` (`company_id`, `last_message_at`, `id`),
  INDEX `social_conversations_listed_idx` (`company_id`, `listed_at`, `id`),
  INDEX `social_conversations_status_idx` (`company_id`, `status`, `listed_at`, `id`, `last_sender_type`, `assigned_to`, `integration_id`, `platform`, `snoozed_until`),
  INDEX `social_conversations_assigned_idx` (`company_id`, `assigned_to`, `status`, `listed_at`, `id`, `snoozed_until`),
  INDEX `social_conversations_waiting_idx` (`company_id`, `status`, `last_sender_type`, `waiting_since`, `id`, `snoozed_until`),
  INDEX `social_conversations_closing_idx` (`company_id`, `status`, `last_sender_type`, `last_customer_at`, `id`, `platform`, `snoozed_until`),
  INDEX `social_conversations_snoozed_idx` (`company_id`, `snoozed_until`),
  INDEX `social_conversations_merged_idx` (`company_id`, `merged_into`),
  INDEX `social_conversations_created_idx` (`company_id`, `created_at`, `assigned_to`),
  INDEX `social_conversations_team_idx` (`company_id`, `team_id`, `status`, `listed_at`, `id`, `assigned_to`, `snoozed_until`),
  INDEX `social_conversations_client_idx` (`company_id`, `client_id`),
  INDEX `social_conversations_lead_idx` (`company_id`, `lead_id`),
  INDEX `social_conversations_measure_idx` (`measure_from`),
  UNIQUE INDEX `social_conversations_company_id_key` (`company_id`, `id`),
  UNIQUE INDEX `social_conversations_customer_key` (`company_id`, `integration_id`, `external_user_id`),
  INDEX `social_conversations_search_idx` (`company_id`, `id`, `search`, `assigned_to`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `customer_identities` (
  `company_id` VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  `integration_id` VARCHAR(36) NOT NULL,
  `external_id` VARCHAR(191) NOT NULL,
  `conversation_id` VARCHAR(36) NOT NULL,
  PRIMARY KEY (`company_id`, `integration_id`, `external_id`),
  INDEX `customer_identities_conversation_idx` (`company_id`, `conversation_id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `social_messages` (
  `id` VARCHAR(36) NOT NULL,
  `company_id` VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  `conversation_id` VARCHAR(36) NOT NULL,
  `integration_id` VARCHAR(36) NOT NULL,
  `sender_type` ENUM('customer', 'agent') NOT NULL,
  `sender_id` VARCHAR(36) NULL,
  `automatic` BOOLEAN NOT NULL DEFAULT false,
  `content` MEDIUMTEXT NOT NULL,
  `attachments` JSON NOT NULL,
  `reactions` JSON NOT NULL,
  `edits` JSON NULL,
  `edited_at` DATETIME(3) NULL,
  `external_message_id` VARCHAR(255) NULL,
  `reply_to` VARCHAR(255) NULL,
  `status` ENUM('Received', 'Queued', 'Sending', 'Sent', 'Delivered', 'Read', 'Failed') NOT NULL,
  `error_code` VARCHAR(60) NULL,
  `error_message` VARCHAR(1000) NULL,
  `attempts` INTEGER NOT NULL DEFAULT 0,
  `try_after` DATETIME(3) NULL,
  `created_at` DATETIME(3) NOT NULL,
  `updated_at` DATETIME(3) NOT NULL,
  `version` INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (`id`),
  INDEX `social_messages_thread_idx` (`company_id`, `conversation_id`, `created_at`, `id`),
  INDEX `social_messages_status_idx` (`company_id`, `status`, `conversation_id`, `created_at`),
  INDEX `social_messages_sender_idx` (`company_id`, `sender_id`),
  UNIQUE INDEX `social_messages_company_id_key` (`company_id`, `id`),
  UNIQUE INDEX `social_messages_external_key` (`company_id`, `integration_id`, `external_message_id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `sent_invoices` (
  `company_id` VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  `message_id` VARCHAR(36) NOT NULL,
  `conversation_id` VARCHAR(36) NOT NULL,
  `invoice_id` VARCHAR(36) NOT NULL,
  `created_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`company_id`, `message_id`),
  INDEX `sent_invoices_conversation_idx` (`company_id`, `conversation_id`),
  INDEX `sent_invoices_invoice_idx` (`company_id`, `invoice_id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `message_words` (
  `id` VARCHAR(36) NOT NULL,
  `company_id` VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  `conversation_id` VARCHAR(36) NOT NULL,
  `words` MEDIUMTEXT NOT NULL,
  PRIMARY KEY (`company_id`, `id`),
  INDEX `message_words_conversation_idx` (`company_id`, `conversation_id`),
  FULLTEXT INDEX `message_words_words_idx` (`words`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `scheduled_replies` (
  `id` VARCHAR(36) NOT NULL,
  `company_id` VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  `conversation_id` VARCHAR(36) NOT NULL,
  `author_id` VARCHAR(36) NULL,
  `content` MEDIUMTEXT NOT NULL,
  `attachments` JSON NULL,
  `send_at` DATETIME(3) NOT NULL,
  `held_for` VARCHAR(40) NULL,
  `created_at` DATETIME(3) NOT NULL,
  `updated_at` DATETIME(3) NOT NULL,
  `version` INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (`id`),
  INDEX `scheduled_replies_conversation_idx` (`company_id`, `conversation_id`, `send_at`),
  INDEX `scheduled_replies_author_idx` (`company_id`, `author_id`),
  UNIQUE INDEX `scheduled_replies_company_id_key` (`company_id`, `id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `response_times` (
  `company_id` VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  `message_id` VARCHAR(36) NOT NULL,
  `conversation_id` VARCHAR(36) NOT NULL,
  `employee_id` VARCHAR(36) NULL,
  `asked_at` DATETIME(3) NOT NULL,
  `answered_at` DATETIME(3) NOT NULL,
  `seconds` INTEGER NOT NULL,
  `bucket` INTEGER NOT NULL,
  `is_first` BOOLEAN NOT NULL,
  PRIMARY KEY (`company_id`, `message_id`),
  INDEX `response_times_answered_idx` (`company_id`, `answered_at`, `employee_id`, `bucket`, `seconds`, `is_first`),
  INDEX `response_times_conversation_idx` (`company_id`, `conversation_id`, `answered_at`),
  INDEX `response_times_employee_idx` (`company_id`, `employee_id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `conversation_reads` (
  `company_id` VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  `conversation_id` VARCHAR(36) NOT NULL,
  `employee_id` VARCHAR(36) NOT NULL,
  `read_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`company_id`, `conversation_id`, `employee_id`),
  INDEX `conversation_reads_employee_idx` (`company_id`, `employee_id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `conversation_notes` (
  `id` VARCHAR(36) NOT NULL,
  `company_id` VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  `conversation_id` VARCHAR(36) NOT NULL,
  `author_id` VARCHAR(36) NULL,
  `content` MEDIUMTEXT NOT NULL,
  `words` MEDIUMTEXT NOT NULL,
  `edited_at` DATETIME(3) NULL,
  `created_at` DATETIME(3) NOT NULL,
  `updated_at` DATETIME(3) NOT NULL,
  `deleted_at` DATETIME(3) NULL,
  `version` INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (`id`),
  INDEX `conversation_notes_thread_idx` (`company_id`, `conversation_id`, `created_at`, `id`),
  INDEX `conversation_notes_author_idx` (`company_id`, `author_id`),
  UNIQUE INDEX `conversation_notes_company_id_key` (`company_id`, `id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `note_mentions` (
  `company_id` VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  `note_id` VARCHAR(36) NOT NULL,
  `employee_id` VARCHAR(36) NOT NULL,
  `conversation_id` VARCHAR(36) NOT NULL,
  `read_at` DATETIME(3) NULL,
  PRIMARY KEY (`company_id`, `note_id`, `employee_id`),
  INDEX `note_mentions_employee_idx` (`company_id`, `employee_id`, `read_at`),
  INDEX `note_mentions_conversation_idx` (`company_id`, `conversation_id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `labels` (
  `id` VARCHAR(36) NOT NULL,
  `company_id` VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  `name` VARCHAR(40) NOT NULL,
  `colour` ENUM('grey', 'red', 'orange', 'amber', 'green', 'teal', 'blue', 'violet') NOT NULL,
  `search` VARCHAR(500) NOT NULL,
  `live` INTEGER NULL DEFAULT 1,
  `created_at` DATETIME(3) NOT NULL,
  `updated_at` DATETIME(3) NOT NULL,
  `deleted_at` DATETIME(3) NULL,
  `version` INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (`id`),
  UNIQUE INDEX `labels_company_id_key` (`company_id`, `id`),
  UNIQUE INDEX `labels_name_key` (`company_id`, `name`, `live`),
  INDEX `labels_search_idx` (`company_id`, `id`, `deleted_at`, `search`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `conversation_labels` (
  `company_id` VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  `conversation_id` VARCHAR(36) NOT NULL,
  `label_id` VARCHAR(36) NOT NULL,
  PRIMARY KEY (`company_id`, `conversation_id`, `label_id`),
  INDEX `conversation_labels_label_idx` (`company_id`, `label_id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `satisfaction_ratings` (
  `id` VARCHAR(36) NOT NULL,
  `company_id` VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  `conversation_id` VARCHAR(36) NOT NULL,
  `employee_id` VARCHAR(36) NULL,
  `asked_at` DATETIME(3) NOT NULL,
  `score` INTEGER NULL,
  `rated_at` DATETIME(3) NULL,
  PRIMARY KEY (`id`),
  INDEX `satisfaction_ratings_conversation_idx` (`company_id`, `conversation_id`, `asked_at`),
  INDEX `satisfaction_ratings_asked_idx` (`company_id`, `asked_at`, `employee_id`, `score`),
  INDEX `satisfaction_ratings_employee_idx` (`company_id`, `employee_id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `teams` (
  `id` VARCHAR(36) NOT NULL,
  `company_id` VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  `name` VARCHAR(60) NOT NULL,
  `deals_out` BOOLEAN NOT NULL,
  `most_at_once` INTEGER NULL,
  `search` VARCHAR(500) NOT NULL,
  `live` INTEGER NULL DEFAULT 1,
  `created_at` DATETIME(3) NOT NULL,
  `updated_at` DATETIME(3) NOT NULL,
  `deleted_at` DATETIME(3) NULL,
  `version` INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (`id`),
  UNIQUE INDEX `teams_company_id_key` (`company_id`, `id`),
  UNIQUE INDEX `teams_name_key` (`company_id`, `name`, `live`),
  INDEX `teams_search_idx` (`company_id`, `id`, `deleted_at`, `search`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `team_members` (
  `company_id` VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  `team_id` VARCHAR(36) NOT NULL,
  `employee_id` VARCHAR(36) NOT NULL,
  `given_at` DATETIME(3) NULL,
  PRIMARY KEY (`company_id`, `team_id`, `employee_id`),
  INDEX `team_members_employee_idx` (`company_id`, `employee_id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `canned_replies` (
  `id` VARCHAR(36) NOT NULL,
  `company_id` VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  `owner_id` VARCHAR(36) NULL,
  `name` VARCHAR(60) COLLATE utf8mb4_unicode_ci NOT NULL,
  `content` MEDIUMTEXT NOT NULL,
  `search` VARCHAR(500) NOT NULL,
  `words` MEDIUMTEXT NOT NULL,
  `created_at` DATETIME(3) NOT NULL,
  `updated_at` DATETIME(3) NOT NULL,
  `deleted_at` DATETIME(3) NULL,
  `version` INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (`id`),
  INDEX `canned_replies_name_idx` (`company_id`, `name`, `id`),
  INDEX `canned_replies_owner_idx` (`company_id`, `owner_id`),
  UNIQUE INDEX `canned_replies_company_id_key` (`company_id`, `id`),
  INDEX `canned_replies_search_idx` (`company_id`, `id`, `deleted_at`, `search`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `installation` (
  `id` VARCHAR(36) NOT NULL,
  `access_epoch` INTEGER NOT NULL DEFAULT 0,
  `set_up_at` DATETIME(3) NULL,
  `demo_company_id` VARCHAR(36) NULL,
  `demo_filled_at` DATETIME(3) NULL,
  PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `facts` (
  `id` VARCHAR(36) NOT NULL,
  `company_id` VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  `type` VARCHAR(60) NOT NULL,
  `noun` VARCHAR(30) NOT NULL,
  `owner_id` VARCHAR(36) NULL,
  `actor_id` VARCHAR(36) NULL,
  `actor_name` VARCHAR(200) NOT NULL,
  `via` VARCHAR(20) NOT NULL,
  `at` DATETIME(3) NOT NULL,
  `details` JSON NOT NULL,
  PRIMARY KEY (`id`),
  INDEX `facts_at_idx` (`company_id`, `at`, `id`),
  INDEX `facts_actor_idx` (`company_id`, `actor_id`, `at`, `id`),
  INDEX `facts_noun_idx` (`company_id`, `noun`, `at`, `id`),
  UNIQUE INDEX `facts_company_id_key` (`company_id`, `id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `fact_subjects` (
  `company_id` VARCHAR(36) NOT NULL,
  `subject_id` VARCHAR(36) NOT NULL,
  `fact_id` VARCHAR(36) NOT NULL,
  `noun` VARCHAR(30) NOT NULL,
  PRIMARY KEY (`company_id`, `subject_id`, `fact_id`),
  INDEX `fact_subjects_fact_idx` (`company_id`, `fact_id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `jobs` (
  `id` VARCHAR(36) NOT NULL,
  `company_id` VARCHAR(36) NULL,
  `name` VARCHAR(60) NOT NULL,
  `input` JSON NOT NULL,
  `status` ENUM('Waiting', 'Working', 'Dead') NOT NULL,
  `run_at` DATETIME(3) NOT NULL,
  `in_passing` BOOLEAN NOT NULL DEFAULT false,
  `lease_until` DATETIME(3) NULL,
  `attempts` INTEGER NOT NULL DEFAULT 0,
  `last_error` MEDIUMTEXT NULL,
  `created_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`),
  INDEX `jobs_turn_idx` (`company_id`, `status`, `in_passing`, `run_at`, `id`),
  INDEX `jobs_lease_idx` (`status`, `lease_until`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `idempotency_keys` (
  `company_id` VARCHAR(36) NOT NULL,
  `user_id` VARCHAR(36) NOT NULL,
  `idempotency_key` VARCHAR(200) NOT NULL,
  `request` VARCHAR(64) NOT NULL,
  `answer` MEDIUMTEXT NULL,
  `created_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`company_id`, `user_id`, `idempotency_key`),
  INDEX `idempotency_keys_created_idx` (`created_at`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `files` (
  `id` VARCHAR(36) NOT NULL,
  `company_id` VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  `purpose` ENUM('Logo', 'Picture', 'Receipt', 'Upload', 'Media') NOT NULL,
  `name` VARCHAR(255) NOT NULL,
  `type` VARCHAR(100) NOT NULL,
  `size` INTEGER NOT NULL,
  `content` LONGBLOB NOT NULL,
  `width` INTEGER NULL,
  `height` INTEGER NULL,
  `thumbnail` LONGBLOB NULL,
  `conversation_id` VARCHAR(36) NULL,
  `created_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`),
  INDEX `files_conversation_idx` (`company_id`, `conversation_id`),
  INDEX `files_purpose_idx` (`purpose`, `created_at`),
  UNIQUE INDEX `files_company_id_key` (`company_id`, `id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `file_pieces` (
  `company_id` VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  `file_id` VARCHAR(36) NOT NULL,
  `position` INTEGER NOT NULL,
  `content` LONGBLOB NOT NULL,
  PRIMARY KEY (`company_id`, `file_id`, `position`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `webhook_events` (
  `id` VARCHAR(36) NOT NULL,
  `provider` VARCHAR(20) NOT NULL,
  `digest` VARCHAR(64) NOT NULL,
  `body` MEDIUMTEXT NOT NULL,
  `status` ENUM('Stored', 'Worked', 'Failed') NOT NULL,
  `outcome` MEDIUMTEXT NULL,
  `received_at` DATETIME(3) NOT NULL,
  `worked_at` DATETIME(3) NULL,
  PRIMARY KEY (`id`),
  UNIQUE INDEX `webhook_events_digest_key` (`digest`),
  INDEX `webhook_events_status_idx` (`status`, `received_at`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `tasks` (
  `id` VARCHAR(36) NOT NULL,
  `company_id` VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  `title` VARCHAR(200) NOT NULL,
  `description` MEDIUMTEXT NULL,
  `priority` ENUM('Low', 'Medium', 'High') NOT NULL,
  `due_date` DATE NULL,
  `assigned_to` VARCHAR(36) NULL,
  `status` ENUM('Todo', 'In Progress', 'Done') NOT NULL,
  `lead_id` VARCHAR(36) NULL,
  `client_id` VARCHAR(36) NULL,
  `conversation_id` VARCHAR(36) NULL,
  `done_at` DATETIME(3) NULL,
  `search` VARCHAR(500) NOT NULL,
  `created_at` DATETIME(3) NOT NULL,
  `updated_at` DATETIME(3) NOT NULL,
  `deleted_at` DATETIME(3) NULL,
  `version` INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (`id`),
  INDEX `tasks_created_idx` (`company_id`, `created_at`, `id`),
  INDEX `tasks_due_idx` (`company_id`, `due_date`, `id`),
  INDEX `tasks_assigned_idx` (`company_id`, `assigned_to`, `due_date`, `id`),
  INDEX `tasks_status_idx` (`company_id`, `status`, `created_at`, `id`, `due_date`, `deleted_at`, `assigned_to`),
  INDEX `tasks_done_idx` (`company_id`, `done_at`, `deleted_at`, `assigned_to`),
  INDEX `tasks_lead_idx` (`company_id`, `lead_id`),
  INDEX `tasks_client_idx` (`company_id`, `client_id`),
  INDEX `tasks_conversation_idx` (`company_id`, `conversation_id`),
  UNIQUE INDEX `tasks_company_id_key` (`company_id`, `id`),
  INDEX `tasks_search_idx` (`company_id`, `id`, `deleted_at`, `search`, `assigned_to`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

ALTER TABLE `companies`
  ADD CONSTRAINT `companies_logo_fk` FOREIGN KEY (`logo_id`) REFERENCES `files`(`id`) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE `branches`
  ADD CONSTRAINT `branches_company_fk` FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE `departments`
  ADD CONSTRAINT `departments_company_fk` FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT `departments_manager_fk` FOREIGN KEY (`company_id`, `manager_id`) REFERENCES `employees`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT `departments_parent_fk` FOREIGN KEY (`company_id`, `parent_id`) REFERENCES `departments`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE `employees`
  ADD CONSTRAINT `employees_company_fk` FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT `employees_user_fk` FOREIGN KEY (`company_id`, `user_id`) REFERENCES `users`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT `employees_department_fk` FOREIGN KEY (`company_id`, `department_id`) REFERENCES `departments`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT `employees_branch_fk` FOREIGN KEY (`company_id`, `branch_id`) REFERENCES `branches`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE `leads`
  ADD CONSTRAINT `leads_company_fk` FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT `leads_assignee_fk` FOREIGN KEY (`company_id`, `assigned_to`) REFERENCES `employees`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT `leads_client_fk` FOREIGN KEY (`company_id`, `client_id`) REFERENCES `clients`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT `leads_branch_fk` FOREIGN KEY (`company_id`, `branch_id`) REFERENCES `branches`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE `clients`
  ADD CONSTRAINT `clients_company_fk` FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT `clients_branch_fk` FOREIGN KEY (`company_id`, `branch_id`) REFERENCES `branches`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE `invoices`
  ADD CONSTRAINT `invoices_company_fk` FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT `invoices_client_fk` FOREIGN KEY (`company_id`, `client_id`) REFERENCES `clients`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT `invoices_lead_fk` FOREIGN KEY (`company_id`, `lead_id`) REFERENCES `leads`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT `invoices_branch_fk` FOREIGN KEY (`company_id`, `branch_id`) REFERENCES `branches`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT `invoices_credited_fk` FOREIGN KEY (`company_id`, `credit_of`) REFERENCES `invoices`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE `invoice_lines`
  ADD CONSTRAINT `invoice_lines_invoice_fk` FOREIGN KEY (`company_id`, `invoice_id`) REFERENCES `invoices`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE `invoice_links`
  ADD CONSTRAINT `invoice_links_invoice_fk` FOREIGN KEY (`company_id`, `invoice_id`) REFERENCES `invoices`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE `invoice_counters`
  ADD CONSTRAINT `invoice_counters_company_fk` FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE `payments`
  ADD CONSTRAINT `payments_invoice_fk` FOREIGN KEY (`company_id`, `invoice_id`) REFERENCES `invoices`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE `transactions`
  ADD CONSTRAINT `transactions_company_fk` FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT `transactions_invoice_fk` FOREIGN KEY (`company_id`, `invoice_id`) REFERENCES `invoices`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT `transactions_payment_fk` FOREIGN KEY (`company_id`, `payment_id`) REFERENCES `payments`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT `transactions_employee_fk` FOREIGN KEY (`company_id`, `employee_id`) REFERENCES `employees`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT `transactions_branch_fk` FOREIGN KEY (`company_id`, `branch_id`) REFERENCES `branches`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT `transactions_receipt_fk` FOREIGN KEY (`company_id`, `receipt_id`) REFERENCES `files`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT `transactions_reverses_fk` FOREIGN KEY (`company_id`, `reversal_of`) REFERENCES `transactions`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE `users`
  ADD CONSTRAINT `users_company_fk` FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT `users_picture_fk` FOREIGN KEY (`company_id`, `profile_image`) REFERENCES `files`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT `users_role_fk` FOREIGN KEY (`company_id`, `role_id`) REFERENCES `roles`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE `roles`
  ADD CONSTRAINT `roles_company_fk` FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE `sessions`
  ADD CONSTRAINT `sessions_user_fk` FOREIGN KEY (`company_id`, `user_id`) REFERENCES `users`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE `api_keys`
  ADD CONSTRAINT `api_keys_user_fk` FOREIGN KEY (`company_id`, `user_id`) REFERENCES `users`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE `invitations`
  ADD CONSTRAINT `invitations_user_fk` FOREIGN KEY (`company_id`, `user_id`) REFERENCES `users`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE `password_resets`
  ADD CONSTRAINT `password_resets_user_fk` FOREIGN KEY (`company_id`, `user_id`) REFERENCES `users`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE `integrations`
  ADD CONSTRAINT `integrations_company_fk` FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT `integrations_team_fk` FOREIGN KEY (`company_id`, `team_id`) REFERENCES `teams`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT `integrations_branch_fk` FOREIGN KEY (`company_id`, `branch_id`) REFERENCES `branches`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE `facebook_logins`
  ADD CONSTRAINT `facebook_logins_user_fk` FOREIGN KEY (`company_id`, `user_id`) REFERENCES `users`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT `facebook_logins_integration_fk` FOREIGN KEY (`company_id`, `integration_id`) REFERENCES `integrations`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE `message_templates`
  ADD CONSTRAINT `message_templates_integration_fk` FOREIGN KEY (`company_id`, `integration_id`) REFERENCES `integrations`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE `channel_hours`
  ADD CONSTRAINT `channel_hours_integration_fk` FOREIGN KEY (`company_id`, `integration_id`) REFERENCES `integrations`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE `dead_letters`
  ADD CONSTRAINT `dead_letters_integration_fk` FOREIGN KEY (`company_id`, `integration_id`) REFERENCES `integrations`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT `dead_letters_event_fk` FOREIGN KEY (`event_id`) REFERENCES `webhook_events`(`id`) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE `social_conversations`
  ADD CONSTRAINT `social_conversations_whole_fk` FOREIGN KEY (`company_id`, `merged_into`) REFERENCES `social_conversations`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT `social_conversations_integration_fk` FOREIGN KEY (`company_id`, `integration_id`) REFERENCES `integrations`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT `social_conversations_assignee_fk` FOREIGN KEY (`company_id`, `assigned_to`) REFERENCES `employees`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT `social_conversations_team_fk` FOREIGN KEY (`company_id`, `team_id`) REFERENCES `teams`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT `social_conversations_client_fk` FOREIGN KEY (`company_id`, `client_id`) REFERENCES `clients`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT `social_conversations_lead_fk` FOREIGN KEY (`company_id`, `lead_id`) REFERENCES `leads`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE `customer_identities`
  ADD CONSTRAINT `customer_identities_integration_fk` FOREIGN KEY (`company_id`, `integration_id`) REFERENCES `integrations`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT `customer_identities_conversation_fk` FOREIGN KEY (`company_id`, `conversation_id`) REFERENCES `social_conversations`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE `social_messages`
  ADD CONSTRAINT `social_messages_conversation_fk` FOREIGN KEY (`company_id`, `conversation_id`) REFERENCES `social_conversations`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT `social_messages_integration_fk` FOREIGN KEY (`company_id`, `integration_id`) REFERENCES `integrations`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT `social_messages_sender_fk` FOREIGN KEY (`company_id`, `sender_id`) REFERENCES `employees`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE `sent_invoices`
  ADD CONSTRAINT `sent_invoices_message_fk` FOREIGN KEY (`company_id`, `message_id`) REFERENCES `social_messages`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT `sent_invoices_conversation_fk` FOREIGN KEY (`company_id`, `conversation_id`) REFERENCES `social_conversations`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT `sent_invoices_invoice_fk` FOREIGN KEY (`company_id`, `invoice_id`) REFERENCES `invoices`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE `message_words`
  ADD CONSTRAINT `message_words_message_fk` FOREIGN KEY (`company_id`, `id`) REFERENCES `social_messages`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT `message_words_conversation_fk` FOREIGN KEY (`company_id`, `conversation_id`) REFERENCES `social_conversations`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE `scheduled_replies`
  ADD CONSTRAINT `scheduled_replies_conversation_fk` FOREIGN KEY (`company_id`, `conversation_id`) REFERENCES `social_conversations`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT `scheduled_replies_author_fk` FOREIGN KEY (`company_id`, `author_id`) REFERENCES `employees`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE `response_times`
  ADD CONSTRAINT `response_times_conversation_fk` FOREIGN KEY (`company_id`, `conversation_id`) REFERENCES `social_conversations`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT `response_times_employee_fk` FOREIGN KEY (`company_id`, `employee_id`) REFERENCES `employees`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE `conversation_reads`
  ADD CONSTRAINT `conversation_reads_conversation_fk` FOREIGN KEY (`company_id`, `conversation_id`) REFERENCES `social_conversations`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT `conversation_reads_employee_fk` FOREIGN KEY (`company_id`, `employee_id`) REFERENCES `employees`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE `conversation_notes`
  ADD CONSTRAINT `conversation_notes_conversation_fk` FOREIGN KEY (`company_id`, `conversation_id`) REFERENCES `social_conversations`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT `conversation_notes_author_fk` FOREIGN KEY (`company_id`, `author_id`) REFERENCES `employees`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE `note_mentions`
  ADD CONSTRAINT `note_mentions_note_fk` FOREIGN KEY (`company_id`, `note_id`) REFERENCES `conversation_notes`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT `note_mentions_employee_fk` FOREIGN KEY (`company_id`, `employee_id`) REFERENCES `employees`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT `note_mentions_conversation_fk` FOREIGN KEY (`company_id`, `conversation_id`) REFERENCES `social_conversations`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE `labels`
  ADD CONSTRAINT `labels_company_fk` FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE `conversation_labels`
  ADD CONSTRAINT `conversation_labels_conversation_fk` FOREIGN KEY (`company_id`, `conversation_id`) REFERENCES `social_conversations`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT `conversation_labels_label_fk` FOREIGN KEY (`company_id`, `label_id`) REFERENCES `labels`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE `satisfaction_ratings`
  ADD CONSTRAINT `satisfaction_ratings_conversation_fk` FOREIGN KEY (`company_id`, `conversation_id`) REFERENCES `social_conversations`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT `satisfaction_ratings_employee_fk` FOREIGN KEY (`company_id`, `employee_id`) REFERENCES `employees`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE `teams`
  ADD CONSTRAINT `teams_company_fk` FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE `team_members`
  ADD CONSTRAINT `team_members_team_fk` FOREIGN KEY (`company_id`, `team_id`) REFERENCES `teams`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT `team_members_employee_fk` FOREIGN KEY (`company_id`, `employee_id`) REFERENCES `employees`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE `canned_replies`
  ADD CONSTRAINT `canned_replies_company_fk` FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT `canned_replies_owner_fk` FOREIGN KEY (`company_id`, `owner_id`) REFERENCES `employees`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE `facts`
  ADD CONSTRAINT `facts_company_fk` FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE `fact_subjects`
  ADD CONSTRAINT `fact_subjects_fact_fk` FOREIGN KEY (`company_id`, `fact_id`) REFERENCES `facts`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE `jobs`
  ADD CONSTRAINT `jobs_company_fk` FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE `idempotency_keys`
  ADD CONSTRAINT `idempotency_keys_company_fk` FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE `files`
  ADD CONSTRAINT `files_company_fk` FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT `files_conversation_fk` FOREIGN KEY (`company_id`, `conversation_id`) REFERENCES `social_conversations`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE `file_pieces`
  ADD CONSTRAINT `file_pieces_file_fk` FOREIGN KEY (`company_id`, `file_id`) REFERENCES `files`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE `tasks`
  ADD CONSTRAINT `tasks_company_fk` FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT `tasks_assignee_fk` FOREIGN KEY (`company_id`, `assigned_to`) REFERENCES `employees`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT `tasks_lead_fk` FOREIGN KEY (`company_id`, `lead_id`) REFERENCES `leads`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT `tasks_client_fk` FOREIGN KEY (`company_id`, `client_id`) REFERENCES `clients`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT `tasks_conversation_fk` FOREIGN KEY (`company_id`, `conversation_id`) REFERENCES `social_conversations`(`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION;
