package com.moviemind.worker.quality.rule;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * About the subject, not about the model or its task. A film may well be about an artificial
 * intelligence: only what no description says is refused.
 */
public final class ModelTalk implements Rule {

  /** One of the hints stands wherever the pattern does: looking for it is quicker. */
  private record Talk(List<String> hints, Pattern pattern) {
    static Talk of(String pattern, String... hints) {
      return new Talk(List.of(hints), Pattern.compile(pattern));
    }

    boolean isHintedAt(String lower) {
      for (var hint : hints) {
        if (lower.contains(hint)) {
          return true;
        }
      }
      return false;
    }
  }

  private static final List<Talk> TALK =
      List.of(
          Talk.of(
              "\\b(as an? (ai|artificial intelligence)( language)? (model|assistant)\\b,? ?(i\\b|it is not)?"
                  + "|as an ai, i\\b|i am an? (ai|artificial)\\b|i'm an? (ai|artificial)\\b|as a (large )?language model)",
              "as an a",
              "i am a",
              "i'm a",
              "as a l"),
          Talk.of(
              "\\b(large )?language models?\\b[^.]{0,40}\\bi\\b|\\bmy (training data|knowledge cutoff|last update|instructions)\\b",
              "language model",
              "my training",
              "my knowledge",
              "my last",
              "my instr"),
          Talk.of(
              "(^|[.!?…\\n]\\s*)(i'm sorry|i am sorry|sorry|i apologi[sz]e|unfortunately, i)\\b[^.]{0,80}\\b(can't|cannot|can not|unable|don't have|do not have)\\b"
                  + "|\\bi (cannot|can't|am unable to|am not able to|'m unable to) (write|provide|create|generate|fulfil|help|verify|access)",
              "sorry",
              "apologi",
              "unfortunately",
              "cannot",
              "can't",
              "unable",
              "not able"),
          Talk.of(
              "(^|\\n\\s*)(sure|certainly|of course|absolutely)[!,.:]? (here|i)\\b|\\bhere('s| is| are) (a|the|your|an) [^.\\n]{0,60}(description|text|version|draft)\\b[^.\\n]{0,60}:",
              "here"),
          Talk.of(
              "\\b(let me know if|feel free to (ask|let)|i hope this (helps|description|text)|would you like me to|happy to (help|revise|adjust)|if you('d| would) like,? i can)\\b",
              "let me know",
              "feel free",
              "i hope this",
              "would you like me",
              "happy to",
              "i can"),
          Talk.of(
              "\\b(word count|number of words)\\s*[:=(]|\\b(based on|according to|from|using) the (provided|given|supplied) (facts|information|data|json)|\\bthe (facts|json|prompt|task) (you )?(provided|given|supplied)\\b|\\bthe (prompt|json object|context_tag|system prompt)\\b",
              "word count",
              "number of words",
              "the provided",
              "the given",
              "the supplied",
              "the facts",
              "the json",
              "the prompt",
              "the task",
              "context_tag"),
          Talk.of(
              "\\bjako (duży |wielki )?(model językowy|model ai|sztuczna inteligencja|asystent|model|ai)\\b[^.]{0,30}\\b(nie (mogę|mam|jestem|posiadam|potrafię)|mogę|jestem|przygotowałe?m|napisałe?m)\\b|\\bjestem (tylko )?(modelem|sztuczną inteligencją|asystentem)\\b|\\bmodel językowy\\b[^.]{0,30}\\bnie (mogę|mam|posiadam)",
              "jako ",
              "jestem ",
              "model językowy"),
          Talk.of(
              "\\b(przepraszam|niestety|przykro mi)\\b[^.]{0,60}\\bnie (mogę|jestem w stanie|mam dostępu|potrafię)\\b|\\bnie (mogę|jestem w stanie) (napisać|podać|utworzyć|wygenerować|przygotować|zweryfikować)",
              "nie mog",
              "nie jestem",
              "nie mam",
              "nie potrafi"),
          Talk.of(
              "(^|\\n\\s*)(oto|oczywiście|jasne|poniżej)\\b[^.\\n]{0,90}:|\\bdaj (mi )?znać,? (jeśli|czy|gdyb)|\\bmam nadzieję, że (ten )?(opis|tekst)|\\b(na podstawie|zgodnie z|według) (podanych|dostarczonych|przekazanych)( mi)? (faktów|informacji|danych|danymi|faktami)|\\bliczba słów\\s*[:=]",
              "oto",
              "oczywiście",
              "jasne",
              "poniżej",
              "znać",
              "mam nadzieję",
              "podanych",
              "dostarczonych",
              "przekazanych",
              "liczba słów"),
          Talk.of(
              "\\bals (ein |eine )?(ki|künstliche intelligenz|großes sprachmodell|sprachmodell|ki-(sprach)?(modell|assistent))\\b[^.]{0,40}\\bich\\b|\\bich bin (nur )?(ein|eine) (ki|sprachmodell|künstliche|assistent)",
              "als ",
              "ich bin "),
          Talk.of(
              "\\b(leider|entschuldigung|es tut mir leid|tut mir leid)\\b[^.]{0,60}\\b(kann|habe) ich\\b|\\b(kann|konnte) ich (leider )?(keine?n?|nicht)\\b|\\bich kann (leider )?(keine?n?|nicht)\\b",
              "ich"),
          Talk.of(
              "(^|\\n\\s*)(hier|gerne?|natürlich|selbstverständlich|klar)\\b[^.\\n]{0,90}:|\\bich hoffe,? (das|dieser|die|diese)|\\blass(en sie)? (es )?mich wissen|\\b(auf (der )?basis|auf grundlage|anhand|gemäß) der (bereitgestellten|angegebenen|vorliegenden|gegebenen|genannten)? ?(fakten|daten|informationen)\\b|\\b(wortzahl|anzahl der wörter|wörter)\\s*[:=]",
              "hier",
              "gern",
              "natürlich",
              "selbstverst",
              "klar",
              "ich hoffe",
              "mich wissen",
              "der bereit",
              "der angeg",
              "der vorlieg",
              "der gegeb",
              "der genannt",
              "der fakten",
              "wortzahl",
              "wörter"),
          Talk.of(
              "\\ben tant qu[e'’] ?(une? )?(ia|intelligence artificielle|(grand )?modèle|assistant)\\b[^.]{0,40}(\\bje\\b|\\bj\')|\\bje suis (un|une) (ia|intelligence|modèle|assistant)\\b",
              "en tant qu",
              "je suis un"),
          Talk.of(
              "\\b(désolée?|malheureusement|je regrette)\\b[^.]{0,60}\\bje (ne|n['’])|\\bje ne (peux|suis|puis|dispose|parviens)\\b|\\bje n['’]ai pas (accès|d['’]informations|trouvé)",
              "je ne",
              "je n"),
          Talk.of(
              "(^|\\n\\s*)(voici|bien sûr|certainement|avec plaisir|d['’]accord)\\b[^.\\n]{0,90}[:!]|\\bj['’]espère que (cette|ce)|\\bn['’]hésitez pas|\\b(selon|d['’]après|à partir des?|sur la base des?) (les )?(faits|données|informations) (fournie?s|données|transmise?s)|\\bnombre de mots\\s*[:=]",
              "voici",
              "bien sûr",
              "certainement",
              "avec plaisir",
              "accord",
              "espère",
              "hésitez",
              "fourni",
              "transmis",
              "données",
              "nombre de mots"),
          Talk.of(
              "\\bcomo (una? )?(ia|inteligencia artificial|(gran )?modelo( de lenguaje)?|asistente)\\b[^.]{0,30}\\b(no (puedo|tengo|he|dispongo)|puedo|tengo|yo)\\b|\\bsoy (una?|solo) (ia|inteligencia|modelo|asistente)\\b",
              "como ",
              "soy un"),
          Talk.of(
              "\\b(lo siento|lamentablemente|lamento|disculpa|desafortunadamente)\\b[^.]{0,60}\\bno (puedo|tengo|dispongo|me es)\\b|\\bno (puedo|tengo acceso|dispongo de) ?(escribir|ofrecer|generar|crear|proporcionar|verificar|a\\b|información)",
              "no puedo",
              "no tengo",
              "no dispongo",
              "no me es"),
          Talk.of(
              "(^|\\n\\s*)(aquí|claro|por supuesto|a continuación|con gusto)\\b[^.\\n]{0,90}[:!]|\\bespero que (esta|este|te|le)|\\b(házmelo|hágamelo) saber|\\bno dudes en|\\b(según|de acuerdo con|a partir de|con base en) (los|las) (hechos|datos|informaciones) (proporcionad|facilitad|dad|suministrad)[oa]s|\\b(recuento|número) de palabras\\s*[:=]",
              "aquí",
              "claro",
              "por supuesto",
              "a continuación",
              "con gusto",
              "espero que",
              "saber",
              "no dudes",
              "proporcionad",
              "facilitad",
              "dad",
              "suministrad",
              "de palabras"));

  @Override
  public @Nullable String broken(Reading reading) {
    return isIn(reading.plain()) ? "The text speaks of the model or of its task." : null;
  }

  /** Whether these words are such talk. */
  public static boolean isIn(String text) {
    var lower = text.toLowerCase(Locale.ROOT).replace('’', '\'');
    for (var talk : TALK) {
      if (talk.isHintedAt(lower) && talk.pattern().matcher(lower).find()) {
        return true;
      }
    }
    return false;
  }
}
