package io.leadpath.qualification;

import java.util.List;
import java.util.Optional;

/** A lead's path drawn into the model it runs on, with the steps it passed and those it is in. */
public interface PathDiagrams {

    /**
     * One drawing of the model.
     *
     * @param id the process or the sub-process it shows
     * @param name what it is called; null where the analyst gave none
     * @param presence whether the lead is in it now, or was
     */
    record Stage(String id, String name, Presence presence) {}

    enum Presence {
        NEVER,
        BEFORE,
        NOW
    }

    /**
     * @param svg the drawing; the texts of the model in it are escaped
     * @param way the stages from the process down to the drawn one, which is the last
     * @param stages every stage the lead was or is in, the process first
     * @param version the version of the model
     */
    record Diagram(String svg, List<Stage> way, List<Stage> stages, int version) {
        public Stage shown() {
            return way.get(way.size() - 1);
        }
    }

    /**
     * The lead's latest path, if it has one.
     *
     * @param stage the id of the stage to draw; unknown or null: the process itself
     */
    Optional<Diagram> of(String leadId, String stage);
}
