/**
 * What the PostgreSQL store needs in the database. It may be run again. The store runs it at its first use, unless it is
 * there; run it yourself where the application may not create tables.
 *
 * Times are milliseconds on the clock of the server, shifted where that clock was set back. The functions lock the row of
 * the limit in a statement of its own: a statement that also reads the starts would read them as they were before it waited.
 */
export const postgresSchema = `
SELECT pg_advisory_xact_lock(hashtext('gong_limiter'));
CREATE TABLE IF NOT EXISTS gong_limiter_head (
  name text PRIMARY KEY,
  position bigint NOT NULL DEFAULT 0,
  total bigint NOT NULL DEFAULT 0,
  remembered integer NOT NULL DEFAULT 0,
  paused_until double precision NOT NULL DEFAULT 0,
  time double precision NOT NULL DEFAULT 0,
  shift double precision NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS gong_limiter_start (
  name text NOT NULL,
  position bigint NOT NULL,
  id bigint NOT NULL,
  at double precision NOT NULL,
  PRIMARY KEY (name, position)
);
CREATE OR REPLACE FUNCTION gong_limiter_lock(limit_name text, virtual_time double precision)
RETURNS gong_limiter_head LANGUAGE plpgsql AS $$
DECLARE
  head gong_limiter_head;
  server_time double precision;
BEGIN
  INSERT INTO gong_limiter_head (name) VALUES (limit_name) ON CONFLICT (name) DO NOTHING;
  SELECT * INTO STRICT head FROM gong_limiter_head WHERE name = limit_name FOR UPDATE;
  server_time := coalesce(virtual_time, extract(epoch FROM clock_timestamp()) * 1000);
  head.shift := greatest(head.shift, head.time - server_time);
  head.time := server_time + head.shift;
  UPDATE gong_limiter_head SET time = head.time, shift = head.shift WHERE name = limit_name;
  RETURN head;
END $$;
CREATE OR REPLACE FUNCTION gong_limiter_take(
  limit_name text, limits integer[], intervals double precision[], virtual_time double precision
) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  head gong_limiter_head := gong_limiter_lock(limit_name, virtual_time);
  longest double precision := head.paused_until - head.time;
  wait double precision;
  rule integer;
BEGIN
  FOR i IN 1 .. cardinality(limits) LOOP
    SELECT at + intervals[i] - head.time INTO wait FROM gong_limiter_start
      WHERE name = limit_name AND position = head.position - limits[i] + 1;
    IF wait > longest THEN
      longest := wait;
      rule := i - 1;
    END IF;
  END LOOP;
  IF longest > 0 THEN
    RETURN json_build_object('wait', longest, 'rule', rule);
  END IF;
  SELECT max(value) INTO head.remembered FROM unnest(limits || head.remembered) AS value;
  INSERT INTO gong_limiter_start VALUES (limit_name, head.position + 1, head.total + 1, head.time);
  DELETE FROM gong_limiter_start WHERE name = limit_name AND position <= head.position + 1 - head.remembered;
  UPDATE gong_limiter_head SET position = head.position + 1, total = head.total + 1, remembered = head.remembered
    WHERE name = limit_name;
  RETURN json_build_object('start', (head.total + 1)::text);
END $$;
CREATE OR REPLACE FUNCTION gong_limiter_give_back(limit_name text, start_id bigint, virtual_time double precision)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  head gong_limiter_head := gong_limiter_lock(limit_name, virtual_time);
  found_position bigint;
BEGIN
  SELECT position INTO found_position FROM gong_limiter_start
    WHERE name = limit_name AND position > head.position - 10000 AND id = start_id;
  IF found_position IS NULL THEN
    RETURN;
  END IF;
  UPDATE gong_limiter_start AS start SET id = later.id, at = later.at FROM gong_limiter_start AS later
    WHERE start.name = limit_name AND start.position >= found_position
      AND later.name = start.name AND later.position = start.position + 1;
  DELETE FROM gong_limiter_start WHERE name = limit_name AND position = head.position;
  UPDATE gong_limiter_head SET position = head.position - 1 WHERE name = limit_name;
END $$;
CREATE OR REPLACE FUNCTION gong_limiter_pause(
  limit_name text, milliseconds double precision, virtual_time double precision
) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  head gong_limiter_head := gong_limiter_lock(limit_name, virtual_time);
BEGIN
  UPDATE gong_limiter_head SET paused_until = greatest(paused_until, head.time + milliseconds) WHERE name = limit_name;
END $$;
CREATE OR REPLACE FUNCTION gong_limiter_peek(
  limit_name text, intervals double precision[], virtual_time double precision
) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  head gong_limiter_head := gong_limiter_lock(limit_name, virtual_time);
BEGIN
  RETURN json_build_object(
    'used', (SELECT coalesce(json_agg((SELECT count(*) FROM gong_limiter_start
        WHERE name = limit_name AND at > head.time - length) ORDER BY number), '[]')
      FROM unnest(intervals) WITH ORDINALITY AS asked (length, number)),
    'pausedFor', greatest(0, head.paused_until - head.time));
END $$;
`;
