package io.leadpath.faults;

import java.util.Random;

/** An invented export of a CRM with everything an import meets: good rows, repeated people, bad addresses, given-up leads. */
final class LeadFile {
    private static final String HEADER = "Last Name,Company,Lead Owner,Email,Lead Source,Lead Status,Created Time\n";

    private LeadFile() {}

    /** The same file for the same seed. */
    static String withRows(int rows, long seed) {
        var random = new Random(seed);
        var file = new StringBuilder(HEADER);
        for (var row = 0; row < rows; row++) {
            var person = random.nextInt(20) == 0 && row > 0 ? random.nextInt(row) : row;
            var email = random.nextInt(25) == 0 ? "no address" : "person" + person + "@example.com";
            var name = random.nextInt(50) == 0 ? "x".repeat(81) : "Person" + person;
            var status = random.nextInt(10) == 0 ? "Junk Lead" : "Contacted";
            file.append(name)
                    .append(",Company ")
                    .append(person)
                    .append(",Nobody Known,")
                    .append(email)
                    .append(",Trade Show,")
                    .append(status)
                    .append(",\"15 Apr, 2021 00:03:00\"\n");
        }
        return file.toString();
    }
}
