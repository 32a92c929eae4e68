import { DatabaseSync } from "node:sqlite";

/** A customer who has connected Gong: what the callback of OAuth has stored. */
export interface Customer {
  readonly id: string;
  readonly refreshToken: string;
  /** The address of Gong for this customer: `api_base_url_for_customer`. */
  readonly baseUrl: string;
}

export interface CustomerStore {
  find(id: string): Customer;
  save(customer: Customer): void;
}

/** Customers in a SQLite file. */
export const openCustomerStore = (file: string): CustomerStore => {
  const database = new DatabaseSync(file);
  database.exec("CREATE TABLE IF NOT EXISTS customer (id TEXT PRIMARY KEY, refresh_token TEXT, base_url TEXT)");
  return {
    find(id) {
      const row = database.prepare("SELECT refresh_token, base_url FROM customer WHERE id = ?").get(id);
      if (!row) throw new Error(`Customer ${id} has not connected Gong`);
      return { id, refreshToken: String(row.refresh_token), baseUrl: String(row.base_url) };
    },
    save({ id, refreshToken, baseUrl }) {
      database.prepare("INSERT OR REPLACE INTO customer VALUES (?, ?, ?)").run(id, refreshToken, baseUrl);
    },
  };
};
