package com.moviemind.local.pages;

import static com.moviemind.local.pages.ComposeFile.REPOSITORY;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class DependencyPageTest {

  private static final List<String> KINDS = List.of("dependency", "plugin", "path", "artifactItem");

  @Test
  void saysOfEachDependencyWhyItIsHere() throws Exception {
    var page = Files.readString(REPOSITORY.resolve("docs/dependencies.md"));
    var named = new TreeSet<String>();
    try (var modules = Files.list(REPOSITORY)) {
      for (var pom : poms(modules)) {
        named.addAll(names(pom));
      }
    }
    assertThat(named).hasSizeGreaterThan(20);
    assertThat(named).allMatch(it -> page.contains('`' + it));
  }

  private static List<Path> poms(Stream<Path> modules) {
    return Stream.concat(Stream.of(REPOSITORY), modules)
        .map(it -> it.resolve("pom.xml"))
        .filter(Files::exists)
        .toList();
  }

  private static Set<String> names(Path pom) throws Exception {
    var named = new TreeSet<String>();
    var document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile());
    for (var kind : KINDS) {
      var elements = document.getElementsByTagName(kind);
      for (int n = 0; n < elements.getLength(); n++) {
        var element = (Element) elements.item(n);
        if (element.getElementsByTagName("artifactId").getLength() > 0 && !managed(element)) {
          named.add(name(element));
        }
      }
    }
    named.removeIf(it -> it.startsWith("com.moviemind:"));
    return named;
  }

  /** A managed version alone puts nothing on a class path. */
  private static boolean managed(Element element) {
    return element.getParentNode().getParentNode().getNodeName().equals("dependencyManagement");
  }

  private static String name(Element element) {
    var group = element.getElementsByTagName("groupId");
    return (group.getLength() == 0 ? "org.apache.maven.plugins" : group.item(0).getTextContent())
        + ":"
        // the platform's part of a name is a property
        + element
            .getElementsByTagName("artifactId")
            .item(0)
            .getTextContent()
            .replaceAll("\\$.*", "");
  }
}
