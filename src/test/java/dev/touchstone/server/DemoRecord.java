package dev.touchstone.server;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * What a demo home has on record, without the times and random names that differ from one to
 * another: equal for any two homes, however often their starts were cut off.
 *
 * @param rows of each table that keeps something for good
 * @param runs each scorecard's result hash and who published it
 * @param loads each file's counts
 * @param people with their roles
 * @param trail of the audit, without its order and without sign-ins
 * @param signIns how often somebody signed in
 */
record DemoRecord(
    TreeMap<String, Long> rows,
    List<String> runs,
    List<String> loads,
    List<String> people,
    List<String> trail,
    long signIns) {

  /** Reads the database of a home that no server runs on. */
  static DemoRecord of(Path home) throws IOException, SQLException {
    try (var postgres = DurablePostgres.start(home.resolve("database"))) {
      var login = postgres.login("postgres"); // sees every row of everybody
      try (var sql = DriverManager.getConnection(login.url(), login.user(), login.password())) {
        return new DemoRecord(
            rows(sql),
            ask(
                sql,
                """
                select r.scorecard || ' ' || r.result_hash || ' ' || coalesce(p.published_by, 'DRAFT')
                from run r left join run_publication p using (run_id) order by 1\
                """),
            ask(
                sql,
                """
                select concat_ws(' ', dataset, mapping, file, sha256, read, added, superseded, unchanged, rejected, loaded_by)
                from load order by 1\
                """),
            ask(
                sql,
                """
                select concat_ws(' ', sign_in, name, role, partner_id, p.created_by)
                from person p left join person_role using (person_id) left join person_partner using (person_id)
                order by 1\
                """),
            ask(
                sql,
                """
                select concat_ws(' ', actor, action, subject, regexp_replace(detail::text, '[0-9a-f]{64}', '', 'g'))
                from audit_record where action <> 'person.signed-in' order by 1\
                """),
            Long.parseLong(
                ask(sql, "select count(*) from audit_record where action = 'person.signed-in'")
                    .getFirst()));
      }
    }
  }

  DemoRecord withSignIns(long many) {
    return new DemoRecord(rows, runs, loads, people, trail, many);
  }

  private static TreeMap<String, Long> rows(Connection sql) throws SQLException {
    var rows = new TreeMap<String, Long>();
    for (var table :
        ask(
            sql,
            """
            select table_name from information_schema.tables
            where table_schema = 'public' and table_type = 'BASE TABLE'
              and table_name !~ '^spring_|sign_in|attempt|known_browser|audit_record'
            order by 1\
            """)) {
      rows.put(
          table, Long.parseLong(ask(sql, "select count(*) from \"" + table + "\"").getFirst()));
    }
    return rows;
  }

  private static List<String> ask(Connection sql, String question) throws SQLException {
    var answers = new ArrayList<String>();
    try (var statement = sql.createStatement();
        var rows = statement.executeQuery(question)) {
      while (rows.next()) {
        answers.add(rows.getString(1));
      }
    }
    return answers;
  }
}
