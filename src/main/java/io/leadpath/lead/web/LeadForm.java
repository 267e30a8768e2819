package io.leadpath.lead.web;

import io.leadpath.layout.Choice;
import io.leadpath.layout.Form;
import io.leadpath.layout.OwnerChoices;
import io.leadpath.lead.Grade;
import io.leadpath.lead.LeadSources;
import io.leadpath.lead.Rating;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Which fields of a lead the form has, in which order, and how each is filled in. */
@Component
class LeadForm {
    private static final Map<String, String> LABELS = Map.of(
            "email", "E-mail",
            "state", "State or province",
            "employees", "Number of employees",
            "source", "Source",
            "sourceDetail", "Source in its own words",
            "partnerAccountId", "Partner (the id of its account)",
            "emailOptOut", "No mail",
            "productsInUse", "Products in use");

    private final LeadSources sources;
    private final OwnerChoices owners;

    LeadForm(LeadSources sources, OwnerChoices owners) {
        this.sources = sources;
        this.owners = owners;
    }

    /** How a field is filled in. */
    enum Kind {
        TEXT,
        EMAIL,
        PHONE,
        AREA,
        CHOICE,
        TICK
    }

    /** @param choices what a choice offers */
    record Field(String name, String label, Kind kind, List<Choice> choices) {
        public boolean isRequired() {
            return name.equals("lastName");
        }
    }

    record Group(String title, List<Field> fields) {}

    /** @param owner offered even if not one of those who usually own leads */
    List<Group> groups(String owner) {
        var grades = Choice.of(Grade.values());
        return List.of(
                new Group(
                        "Person",
                        List.of(
                                text("salutation"),
                                text("firstName"),
                                text("lastName"),
                                text("title"),
                                field("email", Kind.EMAIL),
                                field("phone", Kind.PHONE),
                                field("mobile", Kind.PHONE),
                                field("doNotCall", Kind.TICK),
                                field("emailOptOut", Kind.TICK))),
                new Group(
                        "Company",
                        List.of(
                                text("company"),
                                text("website"),
                                text("industry"),
                                text("employees"),
                                text("annualRevenue"),
                                text("street"),
                                text("postalCode"),
                                text("city"),
                                text("state"),
                                text("country"))),
                new Group(
                        "Lead",
                        List.of(
                                choice("source", Choice.of(sources.sources())),
                                text("sourceDetail"),
                                choice("rating", Choice.of(Rating.values())),
                                choice("owner", owners.toGive(OwnerChoices.SELLING, true, owner)),
                                text("partnerAccountId"),
                                area("description"))),
                new Group(
                        "Qualification",
                        List.of(
                                choice("budget", grades),
                                area("budgetEvidence"),
                                choice("authority", grades),
                                area("authorityEvidence"),
                                choice("need", grades),
                                area("needEvidence"),
                                choice("timeline", grades),
                                area("timelineEvidence"))),
                new Group("Research", List.of(area("companyHistory"), area("management"), area("productsInUse"))));
    }

    private static Field text(String name) {
        return field(name, Kind.TEXT);
    }

    private static Field area(String name) {
        return field(name, Kind.AREA);
    }

    private static Field choice(String name, List<Choice> choices) {
        return new Field(name, label(name), Kind.CHOICE, choices);
    }

    private static Field field(String name, Kind kind) {
        return new Field(name, label(name), kind, List.of());
    }

    private static String label(String name) {
        return LABELS.getOrDefault(name, Form.label(name));
    }
}
