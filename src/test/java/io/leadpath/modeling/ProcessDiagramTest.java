package io.leadpath.modeling;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadpath.modeling.ProcessDiagram.Plane;
import io.leadpath.modeling.ProcessDiagram.Standing;
import io.leadpath.modeling.ProcessDiagram.Track;
import io.leadpath.modeling.ProcessDiagram.Tracks;
import java.io.File;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class ProcessDiagramTest {
    private static final String LEADS = "lead-qualification";

    @ParameterizedTest
    @ValueSource(strings = {LEADS, "opportunity-pursuit"})
    void everyNodeAndFlowOfAModelIsDrawnOnceInThePlaneOfItsScope(String process) throws Exception {
        var model = model(process);
        var drawn = new ArrayList<String>();
        for (var plane : DiagramReader.read(model).planes()) {
            for (var id : elements(svg(plane, Tracks.NONE))) {
                drawn.add(plane.id() + "/" + id);
            }
        }

        var nodes = model.getModelElementsByType(FlowNode.class).stream();
        var flows = model.getModelElementsByType(SequenceFlow.class).stream();
        assertThat(drawn)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(nodes, flows)
                        .map(element ->
                                ((org.camunda.bpm.model.bpmn.instance.BaseElement) element.getParentElement()).getId()
                                        + "/" + element.getId())
                        .toList());
    }

    @Test
    void aPlaneKnowsTheWayDownToIt() {
        var diagram = DiagramReader.read(model(LEADS));

        assertThat(diagram.wayTo(diagram.planeOf("holdMeeting").orElseThrow()))
                .extracting(Plane::name)
                .startsWith("Lead qualification", "Meeting");
        assertThat(diagram.wayTo(diagram.plane("meetingReminders").orElseThrow()))
                .extracting(Plane::id)
                .containsExactly(LEADS, "meeting", "awaitMeeting", "meetingReminders");
    }

    @Test
    void passedAndPresentAreToldInSignsAndWords() throws Exception {
        var main = DiagramReader.read(model(LEADS)).planes().get(0);
        var tracks = new Tracks(
                Map.of(
                        "routing", new Track(Standing.PASSED, 2, "passed twice"),
                        "outreach", new Track(Standing.PRESENT, 1, "the lead is here"),
                        "review", new Track(Standing.CALLED_OFF, 1, "called off")),
                Set.of("routingToOutreach"));

        var svg = svg(main, tracks);

        assertThat(of(svg, "routing").getAttribute("class")).isEqualTo("node subProcess passed");
        assertThat(of(svg, "routing").getTextContent()).startsWith("Routing: passed twice");
        assertThat(of(svg, "outreach").getAttribute("class")).isEqualTo("node subProcess present");
        assertThat(svg.getDocumentElement().getTextContent()).contains("2×✓", "now", "✗");
        assertThat(of(svg, "review").getAttribute("class")).isEqualTo("node subProcess passed off");
        assertThat(of(svg, "routingToOutreach").getAttribute("class")).isEqualTo("flow sequenceFlow passed");
        assertThat(of(svg, "nurture").getAttribute("class")).isEqualTo("node subProcess");
    }

    @Test
    void whatAnAnalystNamesAnElementIsTextAndNothingElse() throws Exception {
        var name = "</tspan><script>alert('x')</script> & \"co\" %s";
        var model = model(LEADS);
        ((UserTask) model.getModelElementById("prepareConversion")).setName(name);
        var main = DiagramReader.read(model).planes().get(0);

        var svg = main.svg(
                new Tracks(Map.of("prepareConversion", new Track(Standing.PRESENT, 1, "<b>waits</b>")), Set.of()));

        assertThat(svg).doesNotContain("<script", "<b>");
        assertThat(of(parsed(svg), "prepareConversion").getTextContent()).startsWith(name + ": <b>waits</b>");
    }

    @Test
    void longNamesAreBrokenBetweenWords() {
        assertThat(LabelLines.of("Prepare conversion", 90, 12)).containsExactly("Prepare", "conversion");
        assertThat(LabelLines.of("Convert lead", 90, 12)).containsExactly("Convert lead");
        assertThat(LabelLines.of("Donaudampfschifffahrtsgesellschaft", 90, 12)).hasSize(1);
    }

    private static BpmnModelInstance model(String process) {
        return Bpmn.readModelFromFile(new File("processes/" + process + "/" + process + ".bpmn"));
    }

    private static Document svg(Plane plane, Tracks tracks) throws Exception {
        return parsed(plane.svg(tracks));
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static List<String> elements(Document svg) {
        return drawn(svg).map(group -> group.getAttribute("data-element")).toList();
    }

    private static Element of(Document svg, String element) {
        return drawn(svg)
                .filter(group -> group.getAttribute("data-element").equals(element))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Element> drawn(Document svg) {
        var groups = svg.getElementsByTagName("g");
        return Stream.iterate(0, i -> i < groups.getLength(), i -> i + 1)
                .map(i -> (Element) groups.item(i))
                .filter(group -> group.hasAttribute("data-element"));
    }
}
