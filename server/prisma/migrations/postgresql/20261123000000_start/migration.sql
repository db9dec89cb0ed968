CREATE TYPE "LeadStatus" AS ENUM ('New', 'Negotiation', 'Won', 'Lost');

CREATE TYPE "InvoiceStatus" AS ENUM ('Draft', 'Unpaid', 'Overdue', 'Paid', 'Void');

CREATE TYPE "InvoiceKind" AS ENUM ('Invoice', 'Credit');

CREATE TYPE "TransactionType" AS ENUM ('Credit', 'Debit');

CREATE TYPE "Provider" AS ENUM ('facebook', 'whatsapp', 'webchat');

CREATE TYPE "FacebookLoginStatus" AS ENUM ('Asked', 'Reading', 'Ready', 'Refused', 'Done');

CREATE TYPE "TemplateStatus" AS ENUM ('Approved', 'Pending', 'Rejected', 'Paused', 'Off');

CREATE TYPE "DeadLetterStatus" AS ENUM ('Waiting', 'Failed', 'Unknown', 'Aside');

CREATE TYPE "IntegrationHealth" AS ENUM ('Unchecked', 'Ok', 'Reconnect', 'Failing');

CREATE TYPE "ConversationStatus" AS ENUM ('Open', 'Pending', 'Closed', 'Merged');

CREATE TYPE "SenderType" AS ENUM ('customer', 'agent');

CREATE TYPE "MessageStatus" AS ENUM ('Received', 'Queued', 'Sending', 'Sent', 'Delivered', 'Read', 'Failed');

CREATE TYPE "LabelColour" AS ENUM ('grey', 'red', 'orange', 'amber', 'green', 'teal', 'blue', 'violet');

CREATE TYPE "JobStatus" AS ENUM ('Waiting', 'Working', 'Dead');

CREATE TYPE "FilePurpose" AS ENUM ('Logo', 'Picture', 'Receipt', 'Upload', 'Media');

CREATE TYPE "WebhookStatus" AS ENUM ('Stored', 'Worked', 'Failed');

CREATE TYPE "TaskPriority" AS ENUM ('Low', 'Medium', 'High');

CREATE TYPE "TaskStatus" AS ENUM ('Todo', 'In Progress', 'Done');

CREATE TABLE "companies" (
  "id" VARCHAR(36) NOT NULL,
  "name" VARCHAR(200) NOT NULL,
  "address" VARCHAR(1000) NULL,
  "tax_number" VARCHAR(60) NULL,
  "email" VARCHAR(254) NULL,
  "phone" VARCHAR(60) NULL,
  "logo_id" VARCHAR(36) NULL,
  "currency" VARCHAR(3) NOT NULL,
  "timezone" VARCHAR(64) NOT NULL,
  "country" VARCHAR(2) NULL,
  "locale" VARCHAR(35) NOT NULL,
  "invoice_terms" VARCHAR(2000) NULL,
  "business_hours" JSONB NULL,
  "answer_within" INTEGER NULL,
  "created_at" TIMESTAMP(3) NOT NULL,
  "updated_at" TIMESTAMP(3) NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT "companies_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "branches" (
  "id" VARCHAR(36) NOT NULL,
  "company_id" VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  "name" VARCHAR(200) COLLATE "und-x-icu" NOT NULL,
  "address" VARCHAR(1000) NULL,
  "search" VARCHAR(500) NOT NULL,
  "created_at" TIMESTAMP(3) NOT NULL,
  "updated_at" TIMESTAMP(3) NOT NULL,
  "deleted_at" TIMESTAMP(3) NULL,
  "version" INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT "branches_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "departments" (
  "id" VARCHAR(36) NOT NULL,
  "company_id" VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  "name" VARCHAR(200) COLLATE "und-x-icu" NOT NULL,
  "manager_id" VARCHAR(36) NULL,
  "parent_id" VARCHAR(36) NULL,
  "search" VARCHAR(500) NOT NULL,
  "created_at" TIMESTAMP(3) NOT NULL,
  "updated_at" TIMESTAMP(3) NOT NULL,
  "deleted_at" TIMESTAMP(3) NULL,
  "version" INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT "departments_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "employees" (
  "id" VARCHAR(36) NOT NULL,
  "company_id" VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  "user_id" VARCHAR(36) NULL,
  "department_id" VARCHAR(36) NULL,
  "branch_id" VARCHAR(36) NULL,
  "name" VARCHAR(200) COLLATE "und-x-icu" NOT NULL,
  "designation" VARCHAR(200) NULL,
  "phone" VARCHAR(60) NULL,
  "salary" DECIMAL(19,4) NULL,
  "join_date" DATE NULL,
  "search" VARCHAR(500) NOT NULL,
  "created_at" TIMESTAMP(3) NOT NULL,
  "updated_at" TIMESTAMP(3) NOT NULL,
  "deleted_at" TIMESTAMP(3) NULL,
  "version" INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT "employees_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "leads" (
  "id" VARCHAR(36) NOT NULL,
  "company_id" VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  "title" VARCHAR(200) COLLATE "und-x-icu" NOT NULL,
  "source" VARCHAR(60) NOT NULL,
  "status" "LeadStatus" NOT NULL,
  "assigned_to" VARCHAR(36) NULL,
  "value" DECIMAL(19,4) NOT NULL,
  "client_id" VARCHAR(36) NULL,
  "branch_id" VARCHAR(36) NULL,
  "contact_info" VARCHAR(1000) NULL,
  "notes" TEXT NULL,
  "lost_reason" VARCHAR(500) NULL,
  "closed_at" TIMESTAMP(3) NULL,
  "search" VARCHAR(500) NOT NULL,
  "created_at" TIMESTAMP(3) NOT NULL,
  "updated_at" TIMESTAMP(3) NOT NULL,
  "deleted_at" TIMESTAMP(3) NULL,
  "version" INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT "leads_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "clients" (
  "id" VARCHAR(36) NOT NULL,
  "company_id" VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  "name" VARCHAR(200) COLLATE "und-x-icu" NOT NULL,
  "contact_info" VARCHAR(1000) NULL,
  "address" VARCHAR(1000) NULL,
  "tax_number" VARCHAR(60) NULL,
  "branch_id" VARCHAR(36) NULL,
  "notes" TEXT NULL,
  "search" VARCHAR(500) NOT NULL,
  "created_at" TIMESTAMP(3) NOT NULL,
  "updated_at" TIMESTAMP(3) NOT NULL,
  "deleted_at" TIMESTAMP(3) NULL,
  "version" INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT "clients_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "invoices" (
  "id" VARCHAR(36) NOT NULL,
  "company_id" VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  "client_id" VARCHAR(36) NOT NULL,
  "lead_id" VARCHAR(36) NULL,
  "branch_id" VARCHAR(36) NULL,
  "kind" "InvoiceKind" NOT NULL,
  "credit_of" VARCHAR(36) NULL,
  "number" VARCHAR(40) NULL,
  "currency" VARCHAR(3) NOT NULL,
  "issue_date" DATE NULL,
  "due_date" DATE NOT NULL,
  "subtotal" DECIMAL(19,4) NOT NULL,
  "tax_total" DECIMAL(19,4) NOT NULL,
  "total_amount" DECIMAL(19,4) NOT NULL,
  "paid_amount" DECIMAL(19,4) NOT NULL,
  "status" "InvoiceStatus" NOT NULL,
  "notes" TEXT NULL,
  "paper" JSONB NULL,
  "void_reason" VARCHAR(500) NULL,
  "search" VARCHAR(500) NOT NULL,
  "created_at" TIMESTAMP(3) NOT NULL,
  "updated_at" TIMESTAMP(3) NOT NULL,
  "deleted_at" TIMESTAMP(3) NULL,
  "version" INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT "invoices_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "invoice_lines" (
  "id" VARCHAR(36) NOT NULL,
  "company_id" VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  "invoice_id" VARCHAR(36) NOT NULL,
  "position" INTEGER NOT NULL,
  "description" VARCHAR(2000) NOT NULL,
  "quantity" DECIMAL(19,4) NOT NULL,
  "unit_price" DECIMAL(19,4) NOT NULL,
  "discount" DECIMAL(9,4) NOT NULL,
  "tax_rate" DECIMAL(9,4) NOT NULL,
  "net" DECIMAL(19,4) NOT NULL,
  "tax" DECIMAL(19,4) NOT NULL,
  "total" DECIMAL(19,4) NOT NULL,
  CONSTRAINT "invoice_lines_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "invoice_links" (
  "id" VARCHAR(36) NOT NULL,
  "company_id" VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  "invoice_id" VARCHAR(36) NOT NULL,
  "digest" VARCHAR(64) NOT NULL,
  "token" VARCHAR(300) NOT NULL,
  "live" INTEGER NULL DEFAULT 1,
  "created_at" TIMESTAMP(3) NOT NULL,
  "revoked_at" TIMESTAMP(3) NULL,
  "version" INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT "invoice_links_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "invoice_counters" (
  "company_id" VARCHAR(36) NOT NULL,
  "year" INTEGER NOT NULL,
  "last" INTEGER NOT NULL,
  CONSTRAINT "invoice_counters_pkey" PRIMARY KEY ("company_id", "year")
);

CREATE TABLE "payments" (
  "id" VARCHAR(36) NOT NULL,
  "company_id" VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  "invoice_id" VARCHAR(36) NOT NULL,
  "amount" DECIMAL(19,4) NOT NULL,
  "date" DATE NOT NULL,
  "method" VARCHAR(60) NULL,
  "reversed_at" TIMESTAMP(3) NULL,
  "created_at" TIMESTAMP(3) NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT "payments_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "transactions" (
  "id" VARCHAR(36) NOT NULL,
  "company_id" VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  "type" "TransactionType" NOT NULL,
  "category" VARCHAR(60) NOT NULL,
  "amount" DECIMAL(19,4) NOT NULL,
  "date" DATE NOT NULL,
  "description" VARCHAR(1000) NULL,
  "invoice_id" VARCHAR(36) NULL,
  "payment_id" VARCHAR(36) NULL,
  "employee_id" VARCHAR(36) NULL,
  "branch_id" VARCHAR(36) NULL,
  "reversal_of" VARCHAR(36) NULL,
  "payroll_month" VARCHAR(7) NULL,
  "receipt_id" VARCHAR(36) NULL,
  "search" VARCHAR(500) NOT NULL,
  "created_at" TIMESTAMP(3) NOT NULL,
  "updated_at" TIMESTAMP(3) NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT "transactions_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "users" (
  "id" VARCHAR(36) NOT NULL,
  "company_id" VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  "email" VARCHAR(254) NOT NULL,
  "password_hash" VARCHAR(255) NOT NULL,
  "role_id" VARCHAR(36) NOT NULL,
  "profile_image" VARCHAR(36) NULL,
  "is_active" BOOLEAN NOT NULL DEFAULT true,
  "former_email" VARCHAR(254) NULL,
  "last_login_at" TIMESTAMP(3) NULL,
  "created_at" TIMESTAMP(3) NOT NULL,
  "updated_at" TIMESTAMP(3) NOT NULL,
  "deleted_at" TIMESTAMP(3) NULL,
  "version" INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "roles" (
  "id" VARCHAR(36) NOT NULL,
  "company_id" VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  "name" VARCHAR(60) NOT NULL,
  "permissions" JSONB NOT NULL,
  "created_at" TIMESTAMP(3) NOT NULL,
  "updated_at" TIMESTAMP(3) NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT "roles_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "sessions" (
  "id" VARCHAR(36) NOT NULL,
  "company_id" VARCHAR(36) NOT NULL,
  "user_id" VARCHAR(36) NOT NULL,
  "token_hash" VARCHAR(64) NOT NULL,
  "user_agent" VARCHAR(255) NULL,
  "address" VARCHAR(64) NULL,
  "created_at" TIMESTAMP(3) NOT NULL,
  "confirmed_at" TIMESTAMP(3) NOT NULL,
  "last_seen_at" TIMESTAMP(3) NOT NULL,
  "expires_at" TIMESTAMP(3) NOT NULL,
  CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "api_keys" (
  "id" VARCHAR(36) NOT NULL,
  "company_id" VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  "user_id" VARCHAR(36) NOT NULL,
  "name" VARCHAR(100) NOT NULL,
  "prefix" VARCHAR(16) NOT NULL,
  "key_hash" VARCHAR(64) NOT NULL,
  "permissions" JSONB NULL,
  "expires_at" TIMESTAMP(3) NULL,
  "last_used_at" TIMESTAMP(3) NULL,
  "revoked_at" TIMESTAMP(3) NULL,
  "created_at" TIMESTAMP(3) NOT NULL,
  CONSTRAINT "api_keys_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "invitations" (
  "id" VARCHAR(36) NOT NULL,
  "company_id" VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  "user_id" VARCHAR(36) NOT NULL,
  "token_hash" VARCHAR(64) NOT NULL,
  "expires_at" TIMESTAMP(3) NOT NULL,
  "used_at" TIMESTAMP(3) NULL,
  "created_at" TIMESTAMP(3) NOT NULL,
  CONSTRAINT "invitations_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "password_resets" (
  "id" VARCHAR(36) NOT NULL,
  "company_id" VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  "user_id" VARCHAR(36) NOT NULL,
  "token_hash" VARCHAR(64) NOT NULL,
  "expires_at" TIMESTAMP(3) NOT NULL,
  "used_at" TIMESTAMP(3) NULL,
  "created_at" TIMESTAMP(3) NOT NULL,
  CONSTRAINT "password_resets_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "integrations" (
  "id" VARCHAR(36) NOT NULL,
  "company_id" VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  "provider" "Provider" NOT NULL,
  "page_id" VARCHAR(64) NOT NULL,
  "waba_id" VARCHAR(64) NULL,
  "name" VARCHAR(200) NULL,
  "access_token" TEXT NOT NULL,
  "token_ending" VARCHAR(4) NOT NULL,
  "is_active" BOOLEAN NOT NULL DEFAULT true,
  "health" "IntegrationHealth" NOT NULL,
  "health_note" VARCHAR(1000) NULL,
  "checked_at" TIMESTAMP(3) NULL,
  "worked_at" TIMESTAMP(3) NULL,
  "last_sent_at" TIMESTAMP(3) NULL,
  "access" JSONB NULL,
  "warned_at" TIMESTAMP(3) NULL,
  "held_until" TIMESTAMP(3) NULL,
  "silence_hours" INTEGER NULL,
  "silent_since" TIMESTAMP(3) NULL,
  "templates_read_at" TIMESTAMP(3) NULL,
  "compared_at" TIMESTAMP(3) NULL,
  "comparison" JSONB NULL,
  "comparing_since" TIMESTAMP(3) NULL,
  "branch_id" VARCHAR(36) NULL,
  "starts_automated" BOOLEAN NOT NULL DEFAULT false,
  "team_id" VARCHAR(36) NULL,
  "rating_question" VARCHAR(300) NULL,
  "away_message" VARCHAR(1000) NULL,
  "settings" JSONB NULL,
  "live" INTEGER NULL DEFAULT 1,
  "created_at" TIMESTAMP(3) NOT NULL,
  "updated_at" TIMESTAMP(3) NOT NULL,
  "deleted_at" TIMESTAMP(3) NULL,
  "version" INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT "integrations_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "facebook_logins" (
  "id" VARCHAR(36) NOT NULL,
  "company_id" VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  "user_id" VARCHAR(36) NOT NULL,
  "state_hash" VARCHAR(64) NOT NULL,
  "redirect_uri" VARCHAR(500) NOT NULL,
  "integration_id" VARCHAR(36) NULL,
  "status" "FacebookLoginStatus" NOT NULL,
  "refusal" VARCHAR(40) NULL,
  "missing_scopes" JSONB NOT NULL,
  "sealed" TEXT NULL,
  "expires_at" TIMESTAMP(3) NOT NULL,
  "created_at" TIMESTAMP(3) NOT NULL,
  "updated_at" TIMESTAMP(3) NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT "facebook_logins_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "message_templates" (
  "id" VARCHAR(36) NOT NULL,
  "company_id" VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  "integration_id" VARCHAR(36) NOT NULL,
  "name" VARCHAR(191) NOT NULL,
  "language" VARCHAR(20) NOT NULL,
  "category" VARCHAR(40) NOT NULL,
  "status" "TemplateStatus" NOT NULL,
  "content" JSONB NOT NULL,
  "created_at" TIMESTAMP(3) NOT NULL,
  "updated_at" TIMESTAMP(3) NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT "message_templates_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "channel_hours" (
  "company_id" VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  "integration_id" VARCHAR(36) NOT NULL,
  "hour" TIMESTAMP(3) NOT NULL,
  "received" INTEGER NOT NULL,
  "worked" INTEGER NOT NULL,
  "newest_at" TIMESTAMP(3) NOT NULL,
  CONSTRAINT "channel_hours_pkey" PRIMARY KEY ("company_id", "integration_id", "hour")
);

CREATE TABLE "dead_letters" (
  "id" VARCHAR(36) NOT NULL,
  "company_id" VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  "integration_id" VARCHAR(36) NOT NULL,
  "event_id" VARCHAR(36) NOT NULL,
  "item" INTEGER NOT NULL,
  "reason" VARCHAR(1000) NOT NULL,
  "body" TEXT NOT NULL,
  "status" "DeadLetterStatus" NOT NULL,
  "is_unknown" BOOLEAN NOT NULL DEFAULT false,
  "created_at" TIMESTAMP(3) NOT NULL,
  "updated_at" TIMESTAMP(3) NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT "dead_letters_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "social_conversations" (
  "id" VARCHAR(36) NOT NULL,
  "company_id" VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  "platform" "Provider" NOT NULL,
  "integration_id" VARCHAR(36) NOT NULL,
  "external_user_id" VARCHAR(191) NOT NULL,
  "external_user_name" VARCHAR(200) NULL,
  "customer_email" VARCHAR(254) NULL,
  "from_page" VARCHAR(1000) NULL,
  "status" "ConversationStatus" NOT NULL,
  "last_message_at" TIMESTAMP(3) NOT NULL,
  "listed_at" TIMESTAMP(3) NOT NULL,
  "last_message_id" VARCHAR(36) NULL,
  "last_message_text" VARCHAR(300) NOT NULL,
  "last_words" VARCHAR(300) NULL,
  "last_sender_type" "SenderType" NOT NULL,
  "last_customer_at" TIMESTAMP(3) NULL,
  "waiting_since" TIMESTAMP(3) NULL,
  "delivered_up_to" TIMESTAMP(3) NULL,
  "read_up_to" TIMESTAMP(3) NULL,
  "snoozed_until" TIMESTAMP(3) NULL,
  "measure_from" TIMESTAMP(3) NULL,
  "assigned_to" VARCHAR(36) NULL,
  "team_id" VARCHAR(36) NULL,
  "client_id" VARCHAR(36) NULL,
  "lead_id" VARCHAR(36) NULL,
  "search" VARCHAR(500) NOT NULL,
  "merged_into" VARCHAR(36) NULL,
  "before_merge" JSONB NULL,
  "merged_parts" INTEGER NOT NULL DEFAULT 0,
  "created_at" TIMESTAMP(3) NOT NULL,
  "updated_at" TIMESTAMP(3) NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT "social_conversations_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "customer_identities" (
  "company_id" VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  "integration_id" VARCHAR(36) NOT NULL,
  "external_id" VARCHAR(191) NOT NULL,
  "conversation_id" VARCHAR(36) NOT NULL,
  CONSTRAINT "customer_identities_pkey" PRIMARY KEY ("company_id", "integration_id", "external_id")
);

CREATE TABLE "social_messages" (
  "id" VARCHAR(36) NOT NULL,
  "company_id" VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  "conversation_id" VARCHAR(36) NOT NULL,
  "integration_id" VARCHAR(36) NOT NULL,
  "sender_type" "SenderType" NOT NULL,
  "sender_id" VARCHAR(36) NULL,
  "automatic" BOOLEAN NOT NULL DEFAULT false,
  "content" TEXT NOT NULL,
  "attachments" JSONB NOT NULL,
  "reactions" JSONB NOT NULL,
  "edits" JSONB NULL,
  "edited_at" TIMESTAMP(3) NULL,
  "external_message_id" VARCHAR(255) NULL,
  "reply_to" VARCHAR(255) NULL,
  "status" "MessageStatus" NOT NULL,
  "error_code" VARCHAR(60) NULL,
  "error_message" VARCHAR(1000) NULL,
  "attempts" INTEGER NOT NULL DEFAULT 0,
  "try_after" TIMESTAMP(3) NULL,
  "created_at" TIMESTAMP(3) NOT NULL,
  "updated_at" TIMESTAMP(3) NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT "social_messages_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "sent_invoices" (
  "company_id" VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  "message_id" VARCHAR(36) NOT NULL,
  "conversation_id" VARCHAR(36) NOT NULL,
  "invoice_id" VARCHAR(36) NOT NULL,
  "created_at" TIMESTAMP(3) NOT NULL,
  CONSTRAINT "sent_invoices_pkey" PRIMARY KEY ("company_id", "message_id")
);

CREATE TABLE "message_words" (
  "id" VARCHAR(36) NOT NULL,
  "company_id" VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  "conversation_id" VARCHAR(36) NOT NULL,
  "words" TEXT NOT NULL,
  CONSTRAINT "message_words_pkey" PRIMARY KEY ("company_id", "id")
);

CREATE TABLE "scheduled_replies" (
  "id" VARCHAR(36) NOT NULL,
  "company_id" VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  "conversation_id" VARCHAR(36) NOT NULL,
  "author_id" VARCHAR(36) NULL,
  "content" TEXT NOT NULL,
  "attachments" JSONB NULL,
  "send_at" TIMESTAMP(3) NOT NULL,
  "held_for" VARCHAR(40) NULL,
  "created_at" TIMESTAMP(3) NOT NULL,
  "updated_at" TIMESTAMP(3) NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT "scheduled_replies_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "response_times" (
  "company_id" VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  "message_id" VARCHAR(36) NOT NULL,
  "conversation_id" VARCHAR(36) NOT NULL,
  "employee_id" VARCHAR(36) NULL,
  "asked_at" TIMESTAMP(3) NOT NULL,
  "answered_at" TIMESTAMP(3) NOT NULL,
  "seconds" INTEGER NOT NULL,
  "bucket" INTEGER NOT NULL,
  "is_first" BOOLEAN NOT NULL,
  CONSTRAINT "response_times_pkey" PRIMARY KEY ("company_id", "message_id")
);

CREATE TABLE "conversation_reads" (
  "company_id" VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  "conversation_id" VARCHAR(36) NOT NULL,
  "employee_id" VARCHAR(36) NOT NULL,
  "read_at" TIMESTAMP(3) NOT NULL,
  CONSTRAINT "conversation_reads_pkey" PRIMARY KEY ("company_id", "conversation_id", "employee_id")
);

CREATE TABLE "conversation_notes" (
  "id" VARCHAR(36) NOT NULL,
  "company_id" VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  "conversation_id" VARCHAR(36) NOT NULL,
  "author_id" VARCHAR(36) NULL,
  "content" TEXT NOT NULL,
  "words" TEXT NOT NULL,
  "edited_at" TIMESTAMP(3) NULL,
  "created_at" TIMESTAMP(3) NOT NULL,
  "updated_at" TIMESTAMP(3) NOT NULL,
  "deleted_at" TIMESTAMP(3) NULL,
  "version" INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT "conversation_notes_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "note_mentions" (
  "company_id" VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  "note_id" VARCHAR(36) NOT NULL,
  "employee_id" VARCHAR(36) NOT NULL,
  "conversation_id" VARCHAR(36) NOT NULL,
  "read_at" TIMESTAMP(3) NULL,
  CONSTRAINT "note_mentions_pkey" PRIMARY KEY ("company_id", "note_id", "employee_id")
);

CREATE TABLE "labels" (
  "id" VARCHAR(36) NOT NULL,
  "company_id" VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  "name" VARCHAR(40) NOT NULL,
  "colour" "LabelColour" NOT NULL,
  "search" VARCHAR(500) NOT NULL,
  "live" INTEGER NULL DEFAULT 1,
  "created_at" TIMESTAMP(3) NOT NULL,
  "updated_at" TIMESTAMP(3) NOT NULL,
  "deleted_at" TIMESTAMP(3) NULL,
  "version" INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT "labels_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "conversation_labels" (
  "company_id" VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  "conversation_id" VARCHAR(36) NOT NULL,
  "label_id" VARCHAR(36) NOT NULL,
  CONSTRAINT "conversation_labels_pkey" PRIMARY KEY ("company_id", "conversation_id", "label_id")
);

CREATE TABLE "satisfaction_ratings" (
  "id" VARCHAR(36) NOT NULL,
  "company_id" VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  "conversation_id" VARCHAR(36) NOT NULL,
  "employee_id" VARCHAR(36) NULL,
  "asked_at" TIMESTAMP(3) NOT NULL,
  "score" INTEGER NULL,
  "rated_at" TIMESTAMP(3) NULL,
  CONSTRAINT "satisfaction_ratings_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "teams" (
  "id" VARCHAR(36) NOT NULL,
  "company_id" VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  "name" VARCHAR(60) NOT NULL,
  "deals_out" BOOLEAN NOT NULL,
  "most_at_once" INTEGER NULL,
  "search" VARCHAR(500) NOT NULL,
  "live" INTEGER NULL DEFAULT 1,
  "created_at" TIMESTAMP(3) NOT NULL,
  "updated_at" TIMESTAMP(3) NOT NULL,
  "deleted_at" TIMESTAMP(3) NULL,
  "version" INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT "teams_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "team_members" (
  "company_id" VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  "team_id" VARCHAR(36) NOT NULL,
  "employee_id" VARCHAR(36) NOT NULL,
  "given_at" TIMESTAMP(3) NULL,
  CONSTRAINT "team_members_pkey" PRIMARY KEY ("company_id", "team_id", "employee_id")
);

CREATE TABLE "canned_replies" (
  "id" VARCHAR(36) NOT NULL,
  "company_id" VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  "owner_id" VARCHAR(36) NULL,
  "name" VARCHAR(60) COLLATE "und-x-icu" NOT NULL,
  "content" TEXT NOT NULL,
  "search" VARCHAR(500) NOT NULL,
  "words" TEXT NOT NULL,
  "created_at" TIMESTAMP(3) NOT NULL,
  "updated_at" TIMESTAMP(3) NOT NULL,
  "deleted_at" TIMESTAMP(3) NULL,
  "version" INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT "canned_replies_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "installation" (
  "id" VARCHAR(36) NOT NULL,
  "access_epoch" INTEGER NOT NULL DEFAULT 0,
  "set_up_at" TIMESTAMP(3) NULL,
  "demo_company_id" VARCHAR(36) NULL,
  "demo_filled_at" TIMESTAMP(3) NULL,
  CONSTRAINT "installation_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "facts" (
  "id" VARCHAR(36) NOT NULL,
  "company_id" VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  "type" VARCHAR(60) NOT NULL,
  "noun" VARCHAR(30) NOT NULL,
  "owner_id" VARCHAR(36) NULL,
  "actor_id" VARCHAR(36) NULL,
  "actor_name" VARCHAR(200) NOT NULL,
  "via" VARCHAR(20) NOT NULL,
  "at" TIMESTAMP(3) NOT NULL,
  "details" JSONB NOT NULL,
  CONSTRAINT "facts_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "fact_subjects" (
  "company_id" VARCHAR(36) NOT NULL,
  "subject_id" VARCHAR(36) NOT NULL,
  "fact_id" VARCHAR(36) NOT NULL,
  "noun" VARCHAR(30) NOT NULL,
  CONSTRAINT "fact_subjects_pkey" PRIMARY KEY ("company_id", "subject_id", "fact_id")
);

CREATE TABLE "jobs" (
  "id" VARCHAR(36) NOT NULL,
  "company_id" VARCHAR(36) NULL,
  "name" VARCHAR(60) NOT NULL,
  "input" JSONB NOT NULL,
  "status" "JobStatus" NOT NULL,
  "run_at" TIMESTAMP(3) NOT NULL,
  "in_passing" BOOLEAN NOT NULL DEFAULT false,
  "lease_until" TIMESTAMP(3) NULL,
  "attempts" INTEGER NOT NULL DEFAULT 0,
  "last_error" TEXT NULL,
  "created_at" TIMESTAMP(3) NOT NULL,
  CONSTRAINT "jobs_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "idempotency_keys" (
  "company_id" VARCHAR(36) NOT NULL,
  "user_id" VARCHAR(36) NOT NULL,
  "idempotency_key" VARCHAR(200) NOT NULL,
  "request" VARCHAR(64) NOT NULL,
  "answer" TEXT NULL,
  "created_at" TIMESTAMP(3) NOT NULL,
  CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("company_id", "user_id", "idempotency_key")
);

CREATE TABLE "files" (
  "id" VARCHAR(36) NOT NULL,
  "company_id" VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  "purpose" "FilePurpose" NOT NULL,
  "name" VARCHAR(255) NOT NULL,
  "type" VARCHAR(100) NOT NULL,
  "size" INTEGER NOT NULL,
  "content" BYTEA NOT NULL,
  "width" INTEGER NULL,
  "height" INTEGER NULL,
  "thumbnail" BYTEA NULL,
  "conversation_id" VARCHAR(36) NULL,
  "created_at" TIMESTAMP(3) NOT NULL,
  CONSTRAINT "files_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "file_pieces" (
  "company_id" VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  "file_id" VARCHAR(36) NOT NULL,
  "position" INTEGER NOT NULL,
  "content" BYTEA NOT NULL,
  CONSTRAINT "file_pieces_pkey" PRIMARY KEY ("company_id", "file_id", "position")
);

CREATE TABLE "webhook_events" (
  "id" VARCHAR(36) NOT NULL,
  "provider" VARCHAR(20) NOT NULL,
  "digest" VARCHAR(64) NOT NULL,
  "body" TEXT NOT NULL,
  "status" "WebhookStatus" NOT NULL,
  "outcome" TEXT NULL,
  "received_at" TIMESTAMP(3) NOT NULL,
  "worked_at" TIMESTAMP(3) NULL,
  CONSTRAINT "webhook_events_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "tasks" (
  "id" VARCHAR(36) NOT NULL,
  "company_id" VARCHAR(36) NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  "title" VARCHAR(200) NOT NULL,
  "description" TEXT NULL,
  "priority" "TaskPriority" NOT NULL,
  "due_date" DATE NULL,
  "assigned_to" VARCHAR(36) NULL,
  "status" "TaskStatus" NOT NULL,
  "lead_id" VARCHAR(36) NULL,
  "client_id" VARCHAR(36) NULL,
  "conversation_id" VARCHAR(36) NULL,
  "done_at" TIMESTAMP(3) NULL,
  "search" VARCHAR(500) NOT NULL,
  "created_at" TIMESTAMP(3) NOT NULL,
  "updated_at" TIMESTAMP(3) NOT NULL,
  "deleted_at" TIMESTAMP(3) NULL,
  "version" INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT "tasks_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "companies_logo_idx" ON "companies" ("logo_id");

CREATE INDEX "branches_name_idx" ON "branches" ("company_id", "name", "id");

CREATE UNIQUE INDEX "branches_company_id_key" ON "branches" ("company_id", "id");

CREATE INDEX "departments_name_idx" ON "departments" ("company_id", "name", "id");

CREATE INDEX "departments_manager_idx" ON "departments" ("company_id", "manager_id");

CREATE INDEX "departments_parent_idx" ON "departments" ("company_id", "parent_id");

CREATE UNIQUE INDEX "departments_company_id_key" ON "departments" ("company_id", "id");

CREATE UNIQUE INDEX "employees_user_key" ON "employees" ("user_id");

CREATE INDEX "employees_name_idx" ON "employees" ("company_id", "name", "id");

CREATE INDEX "employees_joined_idx" ON "employees" ("company_id", "join_date", "id");

CREATE INDEX "employees_department_idx" ON "employees" ("company_id", "department_id");

CREATE INDEX "employees_branch_idx" ON "employees" ("company_id", "branch_id");

CREATE UNIQUE INDEX "employees_company_id_key" ON "employees" ("company_id", "id");

CREATE UNIQUE INDEX "employees_company_user_key" ON "employees" ("company_id", "user_id");

CREATE INDEX "leads_created_idx" ON "leads" ("company_id", "created_at", "id", "status", "value", "deleted_at", "assigned_to");

CREATE INDEX "leads_closed_idx" ON "leads" ("company_id", "closed_at", "created_at", "status", "value", "deleted_at", "assigned_to");

CREATE INDEX "leads_value_idx" ON "leads" ("company_id", "value", "id");

CREATE INDEX "leads_title_idx" ON "leads" ("company_id", "title", "id");

CREATE INDEX "leads_status_value_idx" ON "leads" ("company_id", "status", "value", "id", "deleted_at");

CREATE INDEX "leads_status_created_idx" ON "leads" ("company_id", "status", "created_at", "id");

CREATE INDEX "leads_assigned_idx" ON "leads" ("company_id", "assigned_to", "status");

CREATE INDEX "leads_client_idx" ON "leads" ("company_id", "client_id");

CREATE INDEX "leads_branch_idx" ON "leads" ("company_id", "branch_id");

CREATE UNIQUE INDEX "leads_company_id_key" ON "leads" ("company_id", "id");

CREATE INDEX "clients_name_idx" ON "clients" ("company_id", "name", "id");

CREATE INDEX "clients_created_idx" ON "clients" ("company_id", "created_at", "id");

CREATE INDEX "clients_branch_idx" ON "clients" ("company_id", "branch_id");

CREATE UNIQUE INDEX "clients_company_id_key" ON "clients" ("company_id", "id");

CREATE INDEX "invoices_created_idx" ON "invoices" ("company_id", "created_at", "id");

CREATE INDEX "invoices_issued_idx" ON "invoices" ("company_id", "issue_date", "id", "kind", "status", "total_amount", "deleted_at");

CREATE INDEX "invoices_due_idx" ON "invoices" ("company_id", "due_date", "id");

CREATE INDEX "invoices_total_idx" ON "invoices" ("company_id", "total_amount", "id");

CREATE INDEX "invoices_status_idx" ON "invoices" ("company_id", "status", "due_date", "id", "kind", "total_amount", "paid_amount", "deleted_at");

CREATE INDEX "invoices_client_idx" ON "invoices" ("company_id", "client_id");

CREATE INDEX "invoices_lead_idx" ON "invoices" ("company_id", "lead_id");

CREATE INDEX "invoices_branch_idx" ON "invoices" ("company_id", "branch_id");

CREATE INDEX "invoices_credit_idx" ON "invoices" ("company_id", "credit_of");

CREATE UNIQUE INDEX "invoices_company_id_key" ON "invoices" ("company_id", "id");

CREATE UNIQUE INDEX "invoices_number_key" ON "invoices" ("company_id", "number");

CREATE UNIQUE INDEX "invoice_lines_position_key" ON "invoice_lines" ("company_id", "invoice_id", "position");

CREATE UNIQUE INDEX "invoice_links_digest_key" ON "invoice_links" ("digest");

CREATE UNIQUE INDEX "invoice_links_invoice_key" ON "invoice_links" ("company_id", "invoice_id", "live");

CREATE INDEX "payments_invoice_idx" ON "payments" ("company_id", "invoice_id", "date");

CREATE UNIQUE INDEX "payments_company_id_key" ON "payments" ("company_id", "id");

CREATE INDEX "transactions_receipt_idx" ON "transactions" ("company_id", "receipt_id");

CREATE INDEX "transactions_date_idx" ON "transactions" ("company_id", "date", "id", "type", "category", "amount");

CREATE INDEX "transactions_amount_idx" ON "transactions" ("company_id", "amount", "id");

CREATE INDEX "transactions_created_idx" ON "transactions" ("company_id", "created_at", "id");

CREATE INDEX "transactions_category_idx" ON "transactions" ("company_id", "category", "date");

CREATE INDEX "transactions_invoice_idx" ON "transactions" ("company_id", "invoice_id");

CREATE INDEX "transactions_payment_idx" ON "transactions" ("company_id", "payment_id");

CREATE INDEX "transactions_employee_idx" ON "transactions" ("company_id", "employee_id");

CREATE INDEX "transactions_branch_idx" ON "transactions" ("company_id", "branch_id");

CREATE UNIQUE INDEX "transactions_company_id_key" ON "transactions" ("company_id", "id");

CREATE UNIQUE INDEX "transactions_reversal_key" ON "transactions" ("company_id", "reversal_of");

CREATE UNIQUE INDEX "transactions_payroll_key" ON "transactions" ("company_id", "payroll_month", "employee_id");

CREATE UNIQUE INDEX "users_email_key" ON "users" ("email");

CREATE INDEX "users_role_idx" ON "users" ("company_id", "role_id");

CREATE INDEX "users_created_idx" ON "users" ("company_id", "created_at", "id");

CREATE INDEX "users_picture_idx" ON "users" ("company_id", "profile_image");

CREATE UNIQUE INDEX "users_company_id_key" ON "users" ("company_id", "id");

CREATE UNIQUE INDEX "roles_company_id_key" ON "roles" ("company_id", "id");

CREATE UNIQUE INDEX "roles_name_key" ON "roles" ("company_id", "name");

CREATE UNIQUE INDEX "sessions_token_key" ON "sessions" ("token_hash");

CREATE INDEX "sessions_user_idx" ON "sessions" ("company_id", "user_id");

CREATE INDEX "sessions_expires_idx" ON "sessions" ("expires_at");

CREATE UNIQUE INDEX "api_keys_hash_key" ON "api_keys" ("key_hash");

CREATE INDEX "api_keys_user_idx" ON "api_keys" ("company_id", "user_id");

CREATE UNIQUE INDEX "invitations_token_key" ON "invitations" ("token_hash");

CREATE INDEX "invitations_user_idx" ON "invitations" ("company_id", "user_id");

CREATE UNIQUE INDEX "password_resets_token_key" ON "password_resets" ("token_hash");

CREATE INDEX "password_resets_user_idx" ON "password_resets" ("company_id", "user_id");

CREATE INDEX "integrations_branch_idx" ON "integrations" ("company_id", "branch_id");

CREATE INDEX "integrations_team_idx" ON "integrations" ("company_id", "team_id");

CREATE UNIQUE INDEX "integrations_company_id_key" ON "integrations" ("company_id", "id");

CREATE UNIQUE INDEX "integrations_page_key" ON "integrations" ("provider", "page_id", "live");

CREATE UNIQUE INDEX "facebook_logins_state_key" ON "facebook_logins" ("state_hash");

CREATE INDEX "facebook_logins_user_idx" ON "facebook_logins" ("company_id", "user_id");

CREATE INDEX "facebook_logins_integration_idx" ON "facebook_logins" ("company_id", "integration_id");

CREATE INDEX "facebook_logins_expires_idx" ON "facebook_logins" ("expires_at");

CREATE UNIQUE INDEX "message_templates_name_key" ON "message_templates" ("company_id", "integration_id", "name", "language");

CREATE INDEX "dead_letters_status_idx" ON "dead_letters" ("company_id", "status", "created_at", "id");

CREATE INDEX "dead_letters_integration_idx" ON "dead_letters" ("company_id", "integration_id", "status");

CREATE INDEX "dead_letters_event_idx" ON "dead_letters" ("event_id");

CREATE UNIQUE INDEX "dead_letters_item_key" ON "dead_letters" ("company_id", "event_id", "item");

CREATE INDEX "social_conversations_last_idx" ON "social_conversations" ("company_id", "last_message_at", "id");

CREATE INDEX "social_conversations_listed_idx" ON "social_conversations" ("company_id", "listed_at", "id");

CREATE INDEX "social_conversations_status_idx" ON "social_conversations" ("company_id", "status", "listed_at", "id", "last_sender_type", "assigned_to", "integration_id", "platform", "snoozed_until");

CREATE INDEX "social_conversations_assigned_idx" ON "social_conversations" ("company_id", "assigned_to", "status", "listed_at", "id", "snoozed_until");

CREATE INDEX "social_conversations_waiting_idx" ON "social_conversations" ("company_id", "status", "last_sender_type", "waiting_since", "id", "snoozed_until");

CREATE INDEX "social_conversations_closing_idx" ON "social_conversations" ("company_id", "status", "last_sender_type", "last_customer_at", "id", "platform", "snoozed_until");

CREATE INDEX "social_conversations_snoozed_idx" ON "social_conversations" ("company_id", "snoozed_until");

CREATE INDEX "social_conversations_merged_idx" ON "social_conversations" ("company_id", "merged_into");

CREATE INDEX "social_conversations_created_idx" ON "social_conversations" ("company_id", "created_at", "assigned_to");

CREATE INDEX "social_conversations_team_idx" ON "social_conversations" ("company_id", "team_id", "status", "listed_at", "id", "assigned_to", "snoozed_until");

CREATE INDEX "social_conversations_client_idx" ON "social_conversations" ("company_id", "client_id");

CREATE INDEX "social_conversations_lead_idx" ON "social_conversations" ("company_id", "lead_id");

CREATE INDEX "social_conversations_measure_idx" ON "social_conversations" ("measure_from");

CREATE UNIQUE INDEX "social_conversations_company_id_key" ON "social_conversations" ("company_id", "id");

CREATE UNIQUE INDEX "social_conversations_customer_key" ON "social_conversations" ("company_id", "integration_id", "external_user_id");

CREATE INDEX "customer_identities_conversation_idx" ON "customer_identities" ("company_id", "conversation_id");

CREATE INDEX "social_messages_thread_idx" ON "social_messages" ("company_id", "conversation_id", "created_at", "id");

CREATE INDEX "social_messages_status_idx" ON "social_messages" ("company_id", "status", "conversation_id", "created_at");

CREATE INDEX "social_messages_sender_idx" ON "social_messages" ("company_id", "sender_id");

CREATE UNIQUE INDEX "social_messages_company_id_key" ON "social_messages" ("company_id", "id");

CREATE UNIQUE INDEX "social_messages_external_key" ON "social_messages" ("company_id", "integration_id", "external_message_id");

CREATE INDEX "sent_invoices_conversation_idx" ON "sent_invoices" ("company_id", "conversation_id");

CREATE INDEX "sent_invoices_invoice_idx" ON "sent_invoices" ("company_id", "invoice_id");

CREATE INDEX "message_words_conversation_idx" ON "message_words" ("company_id", "conversation_id");

CREATE INDEX "scheduled_replies_conversation_idx" ON "scheduled_replies" ("company_id", "conversation_id", "send_at");

CREATE INDEX "scheduled_replies_author_idx" ON "scheduled_replies" ("company_id", "author_id");

CREATE UNIQUE INDEX "scheduled_replies_company_id_key" ON "scheduled_replies" ("company_id", "id");

CREATE INDEX "response_times_answered_idx" ON "response_times" ("company_id", "answered_at", "employee_id", "bucket", "seconds", "is_first");

CREATE INDEX "response_times_conversation_idx" ON "response_times" ("company_id", "conversation_id", "answered_at");

CREATE INDEX "response_times_employee_idx" ON "response_times" ("company_id", "employee_id");

CREATE INDEX "conversation_reads_employee_idx" ON "conversation_reads" ("company_id", "employee_id");

CREATE INDEX "conversation_notes_thread_idx" ON "conversation_notes" ("company_id", "conversation_id", "created_at", "id");

CREATE INDEX "conversation_notes_author_idx" ON "conversation_notes" ("company_id", "author_id");

CREATE UNIQUE INDEX "conversation_notes_company_id_key" ON "conversation_notes" ("company_id", "id");

CREATE INDEX "note_mentions_employee_idx" ON "note_mentions" ("company_id", "employee_id", "read_at");

CREATE INDEX "note_mentions_conversation_idx" ON "note_mentions" ("company_id", "conversation_id");

CREATE UNIQUE INDEX "labels_company_id_key" ON "labels" ("company_id", "id");

CREATE UNIQUE INDEX "labels_name_key" ON "labels" ("company_id", "name", "live");

CREATE INDEX "conversation_labels_label_idx" ON "conversation_labels" ("company_id", "label_id");

CREATE INDEX "satisfaction_ratings_conversation_idx" ON "satisfaction_ratings" ("company_id", "conversation_id", "asked_at");

CREATE INDEX "satisfaction_ratings_asked_idx" ON "satisfaction_ratings" ("company_id", "asked_at", "employee_id", "score");

CREATE INDEX "satisfaction_ratings_employee_idx" ON "satisfaction_ratings" ("company_id", "employee_id");

CREATE UNIQUE INDEX "teams_company_id_key" ON "teams" ("company_id", "id");

CREATE UNIQUE INDEX "teams_name_key" ON "teams" ("company_id", "name", "live");

CREATE INDEX "team_members_employee_idx" ON "team_members" ("company_id", "employee_id");

CREATE INDEX "canned_replies_name_idx" ON "canned_replies" ("company_id", "name", "id");

CREATE INDEX "canned_replies_owner_idx" ON "canned_replies" ("company_id", "owner_id");

CREATE UNIQUE INDEX "canned_replies_company_id_key" ON "canned_replies" ("company_id", "id");

CREATE INDEX "facts_at_idx" ON "facts" ("company_id", "at", "id");

CREATE INDEX "facts_actor_idx" ON "facts" ("company_id", "actor_id", "at", "id");

CREATE INDEX "facts_noun_idx" ON "facts" ("company_id", "noun", "at", "id");

CREATE UNIQUE INDEX "facts_company_id_key" ON "facts" ("company_id", "id");

CREATE INDEX "fact_subjects_fact_idx" ON "fact_subjects" ("company_id", "fact_id");

CREATE INDEX "jobs_turn_idx" ON "jobs" ("company_id", "status", "in_passing", "run_at", "id");

CREATE INDEX "jobs_lease_idx" ON "jobs" ("status", "lease_until");

CREATE INDEX "idempotency_keys_created_idx" ON "idempotency_keys" ("created_at");

CREATE INDEX "files_conversation_idx" ON "files" ("company_id", "conversation_id");

CREATE INDEX "files_purpose_idx" ON "files" ("purpose", "created_at");

CREATE UNIQUE INDEX "files_company_id_key" ON "files" ("company_id", "id");

CREATE UNIQUE INDEX "webhook_events_digest_key" ON "webhook_events" ("digest");

CREATE INDEX "webhook_events_status_idx" ON "webhook_events" ("status", "received_at");

CREATE INDEX "tasks_created_idx" ON "tasks" ("company_id", "created_at", "id");

CREATE INDEX "tasks_due_idx" ON "tasks" ("company_id", "due_date", "id");

CREATE INDEX "tasks_assigned_idx" ON "tasks" ("company_id", "assigned_to", "due_date", "id");

CREATE INDEX "tasks_status_idx" ON "tasks" ("company_id", "status", "created_at", "id", "due_date", "deleted_at", "assigned_to");

CREATE INDEX "tasks_done_idx" ON "tasks" ("company_id", "done_at", "deleted_at", "assigned_to");

CREATE INDEX "tasks_lead_idx" ON "tasks" ("company_id", "lead_id");

CREATE INDEX "tasks_client_idx" ON "tasks" ("company_id", "client_id");

CREATE INDEX "tasks_conversation_idx" ON "tasks" ("company_id", "conversation_id");

CREATE UNIQUE INDEX "tasks_company_id_key" ON "tasks" ("company_id", "id");

DO $$ BEGIN CREATE EXTENSION IF NOT EXISTS pg_trgm; CREATE INDEX "branches_search_idx" ON "branches" USING gin ("search" gin_trgm_ops) WITH (gin_pending_list_limit = 256); CREATE INDEX "departments_search_idx" ON "departments" USING gin ("search" gin_trgm_ops) WITH (gin_pending_list_limit = 256); CREATE INDEX "employees_search_idx" ON "employees" USING gin ("search" gin_trgm_ops) WITH (gin_pending_list_limit = 256); CREATE INDEX "leads_search_idx" ON "leads" USING gin ("search" gin_trgm_ops) WITH (gin_pending_list_limit = 256); CREATE INDEX "clients_search_idx" ON "clients" USING gin ("search" gin_trgm_ops) WITH (gin_pending_list_limit = 256); CREATE INDEX "invoices_search_idx" ON "invoices" USING gin ("search" gin_trgm_ops) WITH (gin_pending_list_limit = 256); CREATE INDEX "transactions_search_idx" ON "transactions" USING gin ("search" gin_trgm_ops) WITH (gin_pending_list_limit = 256); CREATE INDEX "social_conversations_search_idx" ON "social_conversations" USING gin ("search" gin_trgm_ops) WITH (gin_pending_list_limit = 256); CREATE INDEX "labels_search_idx" ON "labels" USING gin ("search" gin_trgm_ops) WITH (gin_pending_list_limit = 256); CREATE INDEX "teams_search_idx" ON "teams" USING gin ("search" gin_trgm_ops) WITH (gin_pending_list_limit = 256); CREATE INDEX "canned_replies_search_idx" ON "canned_replies" USING gin ("search" gin_trgm_ops) WITH (gin_pending_list_limit = 256); CREATE INDEX "tasks_search_idx" ON "tasks" USING gin ("search" gin_trgm_ops) WITH (gin_pending_list_limit = 256); EXCEPTION WHEN insufficient_privilege OR undefined_file OR feature_not_supported OR undefined_object THEN RAISE NOTICE 'Search works without trigrams'; END $$;

CREATE INDEX "message_words_words_idx" ON "message_words" USING gin (array_to_tsvector(string_to_array(ltrim("words"), ' '))) WITH (gin_pending_list_limit = 256);

ALTER TABLE "companies"
  ADD CONSTRAINT "companies_logo_fk" FOREIGN KEY ("logo_id") REFERENCES "files"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "branches"
  ADD CONSTRAINT "branches_company_fk" FOREIGN KEY ("company_id") REFERENCES "companies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "departments"
  ADD CONSTRAINT "departments_company_fk" FOREIGN KEY ("company_id") REFERENCES "companies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT "departments_manager_fk" FOREIGN KEY ("company_id", "manager_id") REFERENCES "employees"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT "departments_parent_fk" FOREIGN KEY ("company_id", "parent_id") REFERENCES "departments"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "employees"
  ADD CONSTRAINT "employees_company_fk" FOREIGN KEY ("company_id") REFERENCES "companies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT "employees_user_fk" FOREIGN KEY ("company_id", "user_id") REFERENCES "users"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT "employees_department_fk" FOREIGN KEY ("company_id", "department_id") REFERENCES "departments"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT "employees_branch_fk" FOREIGN KEY ("company_id", "branch_id") REFERENCES "branches"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "leads"
  ADD CONSTRAINT "leads_company_fk" FOREIGN KEY ("company_id") REFERENCES "companies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT "leads_assignee_fk" FOREIGN KEY ("company_id", "assigned_to") REFERENCES "employees"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT "leads_client_fk" FOREIGN KEY ("company_id", "client_id") REFERENCES "clients"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT "leads_branch_fk" FOREIGN KEY ("company_id", "branch_id") REFERENCES "branches"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "clients"
  ADD CONSTRAINT "clients_company_fk" FOREIGN KEY ("company_id") REFERENCES "companies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT "clients_branch_fk" FOREIGN KEY ("company_id", "branch_id") REFERENCES "branches"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "invoices"
  ADD CONSTRAINT "invoices_company_fk" FOREIGN KEY ("company_id") REFERENCES "companies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT "invoices_client_fk" FOREIGN KEY ("company_id", "client_id") REFERENCES "clients"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT "invoices_lead_fk" FOREIGN KEY ("company_id", "lead_id") REFERENCES "leads"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT "invoices_branch_fk" FOREIGN KEY ("company_id", "branch_id") REFERENCES "branches"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT "invoices_credited_fk" FOREIGN KEY ("company_id", "credit_of") REFERENCES "invoices"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "invoice_lines"
  ADD CONSTRAINT "invoice_lines_invoice_fk" FOREIGN KEY ("company_id", "invoice_id") REFERENCES "invoices"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "invoice_links"
  ADD CONSTRAINT "invoice_links_invoice_fk" FOREIGN KEY ("company_id", "invoice_id") REFERENCES "invoices"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "invoice_counters"
  ADD CONSTRAINT "invoice_counters_company_fk" FOREIGN KEY ("company_id") REFERENCES "companies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "payments"
  ADD CONSTRAINT "payments_invoice_fk" FOREIGN KEY ("company_id", "invoice_id") REFERENCES "invoices"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "transactions"
  ADD CONSTRAINT "transactions_company_fk" FOREIGN KEY ("company_id") REFERENCES "companies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT "transactions_invoice_fk" FOREIGN KEY ("company_id", "invoice_id") REFERENCES "invoices"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT "transactions_payment_fk" FOREIGN KEY ("company_id", "payment_id") REFERENCES "payments"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT "transactions_employee_fk" FOREIGN KEY ("company_id", "employee_id") REFERENCES "employees"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT "transactions_branch_fk" FOREIGN KEY ("company_id", "branch_id") REFERENCES "branches"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT "transactions_receipt_fk" FOREIGN KEY ("company_id", "receipt_id") REFERENCES "files"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT "transactions_reverses_fk" FOREIGN KEY ("company_id", "reversal_of") REFERENCES "transactions"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "users"
  ADD CONSTRAINT "users_company_fk" FOREIGN KEY ("company_id") REFERENCES "companies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT "users_picture_fk" FOREIGN KEY ("company_id", "profile_image") REFERENCES "files"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT "users_role_fk" FOREIGN KEY ("company_id", "role_id") REFERENCES "roles"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "roles"
  ADD CONSTRAINT "roles_company_fk" FOREIGN KEY ("company_id") REFERENCES "companies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "sessions"
  ADD CONSTRAINT "sessions_user_fk" FOREIGN KEY ("company_id", "user_id") REFERENCES "users"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "api_keys"
  ADD CONSTRAINT "api_keys_user_fk" FOREIGN KEY ("company_id", "user_id") REFERENCES "users"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "invitations"
  ADD CONSTRAINT "invitations_user_fk" FOREIGN KEY ("company_id", "user_id") REFERENCES "users"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "password_resets"
  ADD CONSTRAINT "password_resets_user_fk" FOREIGN KEY ("company_id", "user_id") REFERENCES "users"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "integrations"
  ADD CONSTRAINT "integrations_company_fk" FOREIGN KEY ("company_id") REFERENCES "companies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT "integrations_team_fk" FOREIGN KEY ("company_id", "team_id") REFERENCES "teams"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT "integrations_branch_fk" FOREIGN KEY ("company_id", "branch_id") REFERENCES "branches"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "facebook_logins"
  ADD CONSTRAINT "facebook_logins_user_fk" FOREIGN KEY ("company_id", "user_id") REFERENCES "users"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT "facebook_logins_integration_fk" FOREIGN KEY ("company_id", "integration_id") REFERENCES "integrations"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "message_templates"
  ADD CONSTRAINT "message_templates_integration_fk" FOREIGN KEY ("company_id", "integration_id") REFERENCES "integrations"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "channel_hours"
  ADD CONSTRAINT "channel_hours_integration_fk" FOREIGN KEY ("company_id", "integration_id") REFERENCES "integrations"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "dead_letters"
  ADD CONSTRAINT "dead_letters_integration_fk" FOREIGN KEY ("company_id", "integration_id") REFERENCES "integrations"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT "dead_letters_event_fk" FOREIGN KEY ("event_id") REFERENCES "webhook_events"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "social_conversations"
  ADD CONSTRAINT "social_conversations_whole_fk" FOREIGN KEY ("company_id", "merged_into") REFERENCES "social_conversations"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT "social_conversations_integration_fk" FOREIGN KEY ("company_id", "integration_id") REFERENCES "integrations"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT "social_conversations_assignee_fk" FOREIGN KEY ("company_id", "assigned_to") REFERENCES "employees"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT "social_conversations_team_fk" FOREIGN KEY ("company_id", "team_id") REFERENCES "teams"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT "social_conversations_client_fk" FOREIGN KEY ("company_id", "client_id") REFERENCES "clients"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT "social_conversations_lead_fk" FOREIGN KEY ("company_id", "lead_id") REFERENCES "leads"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "customer_identities"
  ADD CONSTRAINT "customer_identities_integration_fk" FOREIGN KEY ("company_id", "integration_id") REFERENCES "integrations"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT "customer_identities_conversation_fk" FOREIGN KEY ("company_id", "conversation_id") REFERENCES "social_conversations"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "social_messages"
  ADD CONSTRAINT "social_messages_conversation_fk" FOREIGN KEY ("company_id", "conversation_id") REFERENCES "social_conversations"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT "social_messages_integration_fk" FOREIGN KEY ("company_id", "integration_id") REFERENCES "integrations"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT "social_messages_sender_fk" FOREIGN KEY ("company_id", "sender_id") REFERENCES "employees"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "sent_invoices"
  ADD CONSTRAINT "sent_invoices_message_fk" FOREIGN KEY ("company_id", "message_id") REFERENCES "social_messages"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT "sent_invoices_conversation_fk" FOREIGN KEY ("company_id", "conversation_id") REFERENCES "social_conversations"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT "sent_invoices_invoice_fk" FOREIGN KEY ("company_id", "invoice_id") REFERENCES "invoices"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "message_words"
  ADD CONSTRAINT "message_words_message_fk" FOREIGN KEY ("company_id", "id") REFERENCES "social_messages"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT "message_words_conversation_fk" FOREIGN KEY ("company_id", "conversation_id") REFERENCES "social_conversations"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "scheduled_replies"
  ADD CONSTRAINT "scheduled_replies_conversation_fk" FOREIGN KEY ("company_id", "conversation_id") REFERENCES "social_conversations"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT "scheduled_replies_author_fk" FOREIGN KEY ("company_id", "author_id") REFERENCES "employees"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "response_times"
  ADD CONSTRAINT "response_times_conversation_fk" FOREIGN KEY ("company_id", "conversation_id") REFERENCES "social_conversations"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT "response_times_employee_fk" FOREIGN KEY ("company_id", "employee_id") REFERENCES "employees"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "conversation_reads"
  ADD CONSTRAINT "conversation_reads_conversation_fk" FOREIGN KEY ("company_id", "conversation_id") REFERENCES "social_conversations"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT "conversation_reads_employee_fk" FOREIGN KEY ("company_id", "employee_id") REFERENCES "employees"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "conversation_notes"
  ADD CONSTRAINT "conversation_notes_conversation_fk" FOREIGN KEY ("company_id", "conversation_id") REFERENCES "social_conversations"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT "conversation_notes_author_fk" FOREIGN KEY ("company_id", "author_id") REFERENCES "employees"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "note_mentions"
  ADD CONSTRAINT "note_mentions_note_fk" FOREIGN KEY ("company_id", "note_id") REFERENCES "conversation_notes"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT "note_mentions_employee_fk" FOREIGN KEY ("company_id", "employee_id") REFERENCES "employees"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT "note_mentions_conversation_fk" FOREIGN KEY ("company_id", "conversation_id") REFERENCES "social_conversations"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "labels"
  ADD CONSTRAINT "labels_company_fk" FOREIGN KEY ("company_id") REFERENCES "companies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "conversation_labels"
  ADD CONSTRAINT "conversation_labels_conversation_fk" FOREIGN KEY ("company_id", "conversation_id") REFERENCES "social_conversations"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT "conversation_labels_label_fk" FOREIGN KEY ("company_id", "label_id") REFERENCES "labels"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "satisfaction_ratings"
  ADD CONSTRAINT "satisfaction_ratings_conversation_fk" FOREIGN KEY ("company_id", "conversation_id") REFERENCES "social_conversations"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT "satisfaction_ratings_employee_fk" FOREIGN KEY ("company_id", "employee_id") REFERENCES "employees"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "teams"
  ADD CONSTRAINT "teams_company_fk" FOREIGN KEY ("company_id") REFERENCES "companies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "team_members"
  ADD CONSTRAINT "team_members_team_fk" FOREIGN KEY ("company_id", "team_id") REFERENCES "teams"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT "team_members_employee_fk" FOREIGN KEY ("company_id", "employee_id") REFERENCES "employees"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "canned_replies"
  ADD CONSTRAINT "canned_replies_company_fk" FOREIGN KEY ("company_id") REFERENCES "companies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT "canned_replies_owner_fk" FOREIGN KEY ("company_id", "owner_id") REFERENCES "employees"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "facts"
  ADD CONSTRAINT "facts_company_fk" FOREIGN KEY ("company_id") REFERENCES "companies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "fact_subjects"
  ADD CONSTRAINT "fact_subjects_fact_fk" FOREIGN KEY ("company_id", "fact_id") REFERENCES "facts"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "jobs"
  ADD CONSTRAINT "jobs_company_fk" FOREIGN KEY ("company_id") REFERENCES "companies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "idempotency_keys"
  ADD CONSTRAINT "idempotency_keys_company_fk" FOREIGN KEY ("company_id") REFERENCES "companies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "files"
  ADD CONSTRAINT "files_company_fk" FOREIGN KEY ("company_id") REFERENCES "companies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT "files_conversation_fk" FOREIGN KEY ("company_id", "conversation_id") REFERENCES "social_conversations"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "file_pieces"
  ADD CONSTRAINT "file_pieces_file_fk" FOREIGN KEY ("company_id", "file_id") REFERENCES "files"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "tasks"
  ADD CONSTRAINT "tasks_company_fk" FOREIGN KEY ("company_id") REFERENCES "companies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT "tasks_assignee_fk" FOREIGN KEY ("company_id", "assigned_to") REFERENCES "employees"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT "tasks_lead_fk" FOREIGN KEY ("company_id", "lead_id") REFERENCES "leads"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT "tasks_client_fk" FOREIGN KEY ("company_id", "client_id") REFERENCES "clients"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  ADD CONSTRAINT "tasks_conversation_fk" FOREIGN KEY ("company_id", "conversation_id") REFERENCES "social_conversations"("company_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
