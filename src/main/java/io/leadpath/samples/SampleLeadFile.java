package io.leadpath.samples;

import io.leadpath.lead.LeadDetails;
import io.leadpath.lead.Rating;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.springframework.core.io.ClassPathResource;

/** Reads the invented leads and gives each an address at a domain that is reserved for examples. */
final class SampleLeadFile {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setNullString("")
            .get();

    private SampleLeadFile() {}

    static List<SampleLead> read() {
        var file = new ClassPathResource("sample-leads.csv");
        try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8);
                var rows = FORMAT.parse(reader)) {
            return rows.stream().map(SampleLeadFile::sample).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the sample leads", e);
        }
    }

    private static SampleLead sample(CSVRecord row) {
        var rating = row.get("rating") == null ? null : Rating.valueOf(row.get("rating"));
        var domain = plain(row.get("company")) + ".example.com";
        var email = plain(row.get("first")) + "." + plain(row.get("last")) + "@" + domain;
        var details = new LeadDetails(
                null,
                row.get("first"),
                row.get("last"),
                row.get("company"),
                row.get("title"),
                email,
                "+1 555 01" + String.format(Locale.ROOT, "%02d", row.getRecordNumber()),
                null,
                "https://" + domain,
                null,
                row.get("city"),
                null,
                null,
                row.get("country"),
                row.get("industry"),
                Integer.valueOf(row.get("employees")),
                null,
                row.get("source"),
                null,
                rating,
                null,
                null,
                null,
                false,
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        return new SampleLead(details, row.get("journey"));
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]", "");
    }
}
